// A worker as seen by the page: promises in place of messages.
import type { FromWorker, KithFiles, ToWorker } from "./messages.ts";

type Without<T> = T extends unknown ? Omit<T, "id"> : never;
interface Waiting {
  resolve(answer: FromWorker): void;
  reject(error: Error): void;
}

export class RemoteEngine {
  private next = 1;
  private running = 0; // replicates
  private readonly waiting = new Map<number, Waiting>();
  private readonly worker: Worker;

  constructor(
    script: string, // URL of its script
    module: WebAssembly.Module,
    files: KithFiles,
  ) {
    this.worker = new Worker(script);
    this.worker.onmessage = (event: MessageEvent<FromWorker>) => this.settle(event.data);
    this.worker.onerror = (event) => this.fail(new Error(event.message || "the worker failed"));
    this.ready = this.ask({ kind: "start", module, files }).then(() => undefined);
  }

  readonly ready: Promise<void>;

  get isRunning(): boolean {
    return this.running > 0;
  }

  /** Calls a function of the engine with JSON. Rejects with the engine's error message. */
  async call<T>(name: string, request: unknown = {}): Promise<T> {
    const answer = await this.ask({ kind: "call", name, request });
    const value = JSON.parse(answer.kind === "json" ? answer.json : "null") as T & { error?: string };
    if (value && typeof value.error === "string") throw new Error(value.error);
    return value;
  }

  async run(replicate: number): Promise<ArrayBuffer[]> {
    this.running++;
    const answer = await this.ask({ kind: "run", replicate }).finally(() => this.running--);
    return answer.kind === "runs" ? answer.runs : [];
  }

  async take(runs: ArrayBuffer[]): Promise<void> {
    await this.ask({ kind: "take", runs }, runs);
  }

  /** Ends the worker, even in the middle of its work. */
  end(): void {
    this.worker.terminate();
    this.fail(new Error("the worker was ended"));
  }

  private ask(message: Without<ToWorker>, transfer: Transferable[] = []): Promise<FromWorker> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...message, id } as ToWorker, transfer);
    });
  }

  private settle(answer: FromWorker): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.kind === "failed") waiting?.reject(new Error(answer.message));
    else waiting?.resolve(answer);
  }

  private fail(error: Error): void {
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
  }
}
