/** Gzipped bytes of the module and of Kith's own files, and emscripten's JavaScript. */
export function engineParts(root: string, build?: string): { wasm: Buffer; data: Buffer; glue: string };
/** Gzipped. */
export function packed(content: string | Uint8Array): Buffer;
