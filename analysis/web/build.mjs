// Builds the page as one HTML file with script, styles, WebAssembly and data inside it. The page makes no network
// requests, and its policy forbids them: only the script with this hash runs, workers come from a blob, nothing is
// fetched. Usage: build.mjs [--wasm FOLDER] [--out FILE]     FOLDER: the build folder of CMake's preset `wasm`
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { engineParts, packed } from "./parts.mjs";
import { lessonsOf } from "./teach.mjs";

const folder = new URL(".", import.meta.url).pathname;
const LARGEST_BYTES = 4_000_000;
const { values: asked } = parseArgs({
  options: {
    wasm: { type: "string", default: join(folder, "../../build/wasm") },
    out: { type: "string", default: join(folder, "dist/kith.html") },
    entry: { type: "string", default: join(folder, "src/page.ts") }, // tests pass an engine of their own
  },
});

const common = {
  bundle: true,
  minify: true,
  write: false,
  target: ["chrome100", "firefox113", "safari16.4"], // the first versions with DecompressionStream
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  legalComments: "none",
  absWorkingDir: folder,
  plugins: [lessonsOf(join(folder, "../.."))],
};

async function bundle(entry) {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], format: "iife", loader: { ".css": "text" } });
  return outputFiles[0].text;
}

async function styles() {
  const names = readdirSync(join(folder, "src/styles")).sort();
  const stdin = { contents: names.map((name) => `@import "./src/styles/${name}";`).join("\n"), loader: "css", resolveDir: folder };
  const { outputFiles } = await build({ ...common, stdin });
  return outputFiles[0].text;
}

/** Bytes as a block of text that is not run as a script; the page inflates it. */
function carried(id, bytes) {
  bytes[9] = 255; // "unknown system": the bytes are the same on every machine
  return `<script type="application/gzip;base64" id="${id}">${bytes.toString("base64")}</script>`;
}

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const isWhole = asked.entry.endsWith("src/page.ts");
const engine = isWhole ? engineParts(join(folder, "../.."), asked.wasm) : undefined;
const worker = async () => packed(engine.glue + (await bundle("src/engine/worker.ts")));
const script = (await bundle(asked.entry)).replaceAll("</script", "<\\/script");
const blocks = engine
  ? [carried("kith-worker", await worker()), carried("kith-wasm", engine.wasm), carried("kith-data", engine.data)]
  : [];
const policy = [
  "default-src 'none'", `script-src ${hashOf(script)} 'wasm-unsafe-eval'`, "worker-src blob:", "style-src 'unsafe-inline'",
  "img-src data: blob:", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
].join("; ");
const parts = {
  POLICY: policy,
  STYLES: await styles(),
  BLOCKS: blocks.join("\n"),
  SCRIPT: script,
};
const template = readFileSync(join(folder, "src/page.html"), "utf8");
const page = template.replace(/%(POLICY|STYLES|BLOCKS|SCRIPT)%/g, (_, name) => parts[name]);
if (page.length > LARGEST_BYTES) throw new Error(`the page has ${page.length} bytes; at most ${LARGEST_BYTES} are allowed`);
mkdirSync(dirname(asked.out), { recursive: true });
writeFileSync(asked.out, page);
console.log(`${asked.out}: ${(page.length / 1e6).toFixed(2)} MB`);
