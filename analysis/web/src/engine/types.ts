// Requests to the engine and its answers. The engine is Kith itself, compiled to WebAssembly: the same C++ as in
// the program `kith` computes every number and every English sentence here. The page shows them and computes no
// statistics of its own. All of it is JSON; an unknown number is null.

import type { Places, MadeCommunity, LibraryScenario, CarryRequest, CarryAnswer } from "./types/place.ts";
import type { Checked, CheckRequest, ChangeRequest, ChangeAnswer } from "./types/scenario.ts";
import type { Answer, Town } from "./types/answer.ts";

export type * from "./types/place.ts";
export type * from "./types/scenario.ts";
export type * from "./types/answer.ts";

export interface RunRequest extends CheckRequest {
  replicates: number; // 0 ... replicates - 1
}
export interface Progress {
  finished: number; // number of replicates
  of: number;
  seconds: number; // since the start
}
export interface RunListener {
  onChecked?(checked: Checked): void; // before the first replicate
  onAnswer?(answer: Answer): void; // after replicates 1, 4, 16, 24, 40, 64, 96, 128 ...
  onProgress?(progress: Progress): void;
  onDone?(answer: Answer): void;
  onError?(message: string): void;
}
export interface Running {
  stop(): void; // drops the run; no listener is called any more
}
export interface Engine {
  places(query: string): Promise<Places>;
  community(fips: string, residents?: number): Promise<MadeCommunity>;
  library(): Promise<LibraryScenario[]>;
  carry(request: CarryRequest): Promise<CarryAnswer>;
  check(request: CheckRequest): Promise<Checked>;
  change(request: ChangeRequest): Promise<ChangeAnswer>;
  /** Starts a run, which replaces any run in progress. */
  run(request: RunRequest, listener: RunListener): Running;
  /** A replicate of the latest run, once it is finished. */
  town(replicate: number): Promise<Town>;
  readonly workers: number;
  readonly version: string; // version of Kith, "0.1.0"
}
/** Starts workers from a blob; `wasm` and `data` are gzipped. Rejects with an explanation in old browsers. */
export type StartEngine = (parts: { wasm: Uint8Array; data: Uint8Array; worker: Uint8Array }) => Promise<Engine>;
