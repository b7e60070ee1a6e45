// The page itself: reads the engine's parts from the document and starts.
import { startEngine } from "./engine/pool.ts";
import { show } from "./main.tsx";

/** Bytes that the document holds as a block of text. */
function carried(id: string): Uint8Array {
  const block = document.getElementById(id)!;
  const letters = atob(block.textContent ?? "");
  const bytes = new Uint8Array(letters.length);
  for (let k = 0; k < letters.length; k++) bytes[k] = letters.charCodeAt(k); // Uint8Array.from takes 100 ms more
  block.remove();
  return bytes;
}

show(startEngine({ wasm: carried("kith-wasm"), data: carried("kith-data"), worker: carried("kith-worker") }));
