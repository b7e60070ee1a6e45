// Prints the output of kith_digest from a built page's worker, in Node. It proves that the page's results equal the
// program's bit for bit, and finds a page that was not rebuilt after a change of the model, without a compiler.
// Usage: replay.mjs PAGE [--set PATH=VALUE]... [--preview RESIDENTS] SCENARIO_FILE
// With --preview, it prints the page's first answer instead: differences of a smaller town, without rivals, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";

const options = { set: { type: "string", multiple: true }, preview: { type: "string" } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const [page, file] = positionals;
const html = readFileSync(page, "utf8");

function block(id) {
  const found = new RegExp(`id="${id}">([^<]*)<`).exec(html);
  if (!found) throw new Error(`${page} carries no ${id}`);
  return gunzipSync(Buffer.from(found[1], "base64"));
}

/** Starts the page's worker in this process; returns a function that sends it a message and awaits the answer. */
function startWorker() {
  const waiting = new Map();
  globalThis.postMessage = (answer) => waiting.get(answer.id)(answer);
  // Emscripten's glue needs these in Node.
  new Function("require", "__dirname", block("kith-worker").toString())(createRequire(import.meta.url), ".");
  return async (message) => {
    const id = waiting.size;
    const answer = await new Promise((resolve) => {
      waiting.set(id, resolve);
      globalThis.onmessage({ data: { ...message, id } });
    });
    if (answer.kind === "failed") throw new Error(answer.message);
    return answer;
  };
}

const ask = startWorker();
const call = async (name, request) => JSON.parse((await ask({ kind: "call", name, request })).json);

const files = JSON.parse(block("kith-data"));
await ask({ kind: "start", module: await WebAssembly.compile(block("kith-wasm")), files });
const source = { name: basename(file), text: readFileSync(file, "utf8"), settings: values.set ?? [] };
const smaller = values.preview ? { previewResidents: Number(values.preview), rivals: false } : {};
const opened = await call("open", { source, ...smaller });
if (opened.problems.length > 0) throw new Error(JSON.stringify(opened.problems));
for (let replicate = 0; replicate < opened.description.replicates; replicate++)
  await ask({ kind: "take", runs: (await ask({ kind: "run", replicate })).runs });
const answer = await call("answer", {});
if (values.preview) console.log(JSON.stringify(answer.headlines));
else {
  for (const { scenario, replicate, digest } of answer.digests) console.log(scenario, replicate, digest);
  process.stdout.write(`\n${answer.text}`);
}
