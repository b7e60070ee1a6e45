// Messages between the page and its workers. Every request has a number, which its answer repeats.

/** Kith's own files, by name: "scenarios/evidence.toml". */
export type KithFiles = Record<string, string>;

export type ToWorker =
  | { id: number; kind: "start"; module: WebAssembly.Module; files: KithFiles }
  | { id: number; kind: "call"; name: string; request: unknown }
  | { id: number; kind: "run"; replicate: number }
  | { id: number; kind: "take"; runs: ArrayBuffer[] };

export type FromWorker =
  | { id: number; kind: "done" }
  | { id: number; kind: "json"; json: string }
  | { id: number; kind: "runs"; runs: ArrayBuffer[] }
  | { id: number; kind: "failed"; message: string };
