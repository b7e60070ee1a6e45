// The module that emscripten makes (sim/studio_main.cpp), with JavaScript types.
import type { KithFiles } from "./messages.ts";

type Pointer = number;

/** The interface of emscripten's glue. */
export interface Emscripten {
  HEAPU8: Uint8Array;
  UTF8ToString(at: Pointer): string;
  stringToUTF8(text: string, at: Pointer, most: number): void;
  lengthBytesUTF8(text: string): number;
  _malloc(size: number): Pointer;
  _free(at: Pointer): void;
  _kith_put_file(name: Pointer, bytes: Pointer, size: number): void;
  _kith_call(name: Pointer, request: Pointer): Pointer;
  _kith_run(replicate: number): number;
  _kith_run_bytes(run: number): Pointer;
  _kith_run_size(run: number): number;
  _kith_take(bytes: Pointer, size: number): number;
  _kith_message(): Pointer;
}
type Instantiate = (
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance) => void,
) => Record<string, never>;
export type Glue = (options: {
  instantiateWasm: Instantiate;
  printErr?: (text: string) => void;
}) => Promise<Emscripten>;

/** One engine, with its own memory. */
export class KithModule {
  private constructor(private readonly c: Emscripten) {}

  static async start(glue: Glue, module: WebAssembly.Module, files: KithFiles): Promise<KithModule> {
    const c = await new Promise<Emscripten>((resolve, reject) => {
      const instantiateWasm: Instantiate = (imports, done) => {
        WebAssembly.instantiate(module, imports).then(done, reject);
        return {};
      };
      glue({ instantiateWasm }).then(resolve, reject);
    });
    const started = new KithModule(c);
    for (const [name, text] of Object.entries(files)) started.put(name, text);
    return started;
  }

  /** Calls a function with JSON and returns JSON. */
  call(name: string, request: unknown): string {
    return this.withText(name, (at) =>
      this.withText(JSON.stringify(request), (json) => this.c.UTF8ToString(this.c._kith_call(at, json))),
    );
  }

  /** Simulates a replicate of the open scenario; returns the bytes of each of its runs. */
  run(replicate: number): ArrayBuffer[] {
    const count = this.c._kith_run(replicate);
    if (count < 0) throw new Error(this.message());
    const runs: ArrayBuffer[] = [];
    for (let run = 0; run < count; run++) {
      const at = this.c._kith_run_bytes(run);
      runs.push(this.c.HEAPU8.slice(at, at + this.c._kith_run_size(run)).buffer as ArrayBuffer);
    }
    return runs;
  }

  take(run: ArrayBuffer): void {
    const failed = this.withBytes(new Uint8Array(run), (at) => this.c._kith_take(at, run.byteLength) !== 0);
    if (failed) throw new Error(this.message());
  }

  get bytes(): number {
    return this.c.HEAPU8.length;
  }

  private message(): string {
    return this.c.UTF8ToString(this.c._kith_message());
  }

  private put(name: string, text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.withText(name, (at) => this.withBytes(bytes, (data) => this.c._kith_put_file(at, data, bytes.length)));
  }

  private withText<T>(text: string, use: (at: Pointer) => T): T {
    const size = this.c.lengthBytesUTF8(text) + 1;
    const at = this.c._malloc(size);
    try {
      this.c.stringToUTF8(text, at, size);
      return use(at);
    } finally {
      this.c._free(at);
    }
  }

  private withBytes<T>(bytes: Uint8Array, use: (at: Pointer) => T): T {
    const at = this.c._malloc(Math.max(1, bytes.length));
    try {
      this.c.HEAPU8.set(bytes, at);
      return use(at);
    } finally {
      this.c._free(at);
    }
  }
}
