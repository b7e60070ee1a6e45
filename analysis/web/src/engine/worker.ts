// A worker with one engine. Its script starts with emscripten's glue, which defines `kithStudio`.
import type { FromWorker, ToWorker } from "./messages.ts";
import { type Glue, KithModule } from "./module.ts";

declare const kithStudio: Glue;

interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as WorkerScope;
let module: KithModule | null = null;

async function answerTo(message: ToWorker): Promise<FromWorker> {
  const id = message.id;
  if (message.kind === "start") {
    module = await KithModule.start(kithStudio, message.module, message.files);
    return { id, kind: "done" };
  }
  if (!module) throw new Error("the engine has not started");
  if (message.kind === "call") return { id, kind: "json", json: module.call(message.name, message.request) };
  if (message.kind === "run") return { id, kind: "runs", runs: module.run(message.replicate) };
  for (const run of message.runs) module.take(run);
  return { id, kind: "done" };
}

scope.onmessage = (event) => {
  answerTo(event.data).then(
    (answer) => scope.postMessage(answer, answer.kind === "runs" ? answer.runs : []),
    (error: unknown) =>
      scope.postMessage({ id: event.data.id, kind: "failed", message: String((error as Error)?.message ?? error) }, []),
  );
};
