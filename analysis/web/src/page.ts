// The page itself: reads the engine's parts from the document and starts.
import { startEngine } from "./engine/pool.ts";
import { show } from "./main.tsx";

/** Bytes that the document holds as a block of text. */
function carried(id: string): Uint8Array {
  const block = document.getElementById(id)!;
  const bytes = Uint8Array.from(atob(block.textContent ?? ""), (letter) => letter.charCodeAt(0));
  block.remove();
  return bytes;
}

show(startEngine({ wasm: carried("kith-wasm"), data: carried("kith-data"), worker: carried("kith-worker") }));
