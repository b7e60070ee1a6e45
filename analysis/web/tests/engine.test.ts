// The engine itself in Node, if the preset `wasm` has been built: the module's runs equal the program's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { engineParts } from "../parts.mjs";
import lessons from "kith:lessons";
import { KithModule, type Glue } from "../src/engine/module.ts";
import type { Answer, CarryAnswer, Checked, LibraryScenario, Places, Source } from "../src/engine/types.ts";

declare const __TESTS__: string;
const root = join(__TESTS__, "../../..");
const program = join(root, "build/ci/bin/kith_digest");
const missing = existsSync(join(root, "build/wasm/bin/kith_studio_module.js"))
  ? false
  : "the module is not built (cmake --preset wasm)";

async function started(): Promise<KithModule> {
  const parts = engineParts(root);
  const scope = new Function("require", "__dirname", `${parts.glue}\nreturn kithStudio;`);
  const glue = scope(createRequire(join(root, "x.js")), root) as Glue;
  const module = await WebAssembly.compile(new Uint8Array(gunzipSync(parts.wasm)));
  return KithModule.start(glue, module, JSON.parse(gunzipSync(parts.data).toString()));
}

function asked<T>(engine: KithModule, name: string, request: unknown = {}): T {
  return JSON.parse(engine.call(name, request)) as T;
}

const settings = ["community.residents=600", "time.weeks=60", "time.settling_weeks=20", "partnership.clinic.start_week=4"];

test("digests and text are those of the program", { skip: missing }, async () => {
  const engine = await started();
  const main = asked<LibraryScenario[]>(engine, "library").find((one) => one.isMain)!;
  const source: Source = { name: "plan.toml", text: main.text, settings: [...settings, "run.replicates=2"] };
  assert.deepEqual(asked<Checked>(engine, "open", { source }).problems, []);
  for (const replicate of [1, 0]) for (const run of engine.run(replicate)) engine.take(run);
  const answer = asked<Answer>(engine, "answer");
  if (!existsSync(program)) return;
  const folder = mkdtempSync(join(tmpdir(), "kith-engine-"));
  writeFileSync(join(folder, "plan.toml"), main.text);
  const sets = source.settings!.flatMap((setting) => ["--set", setting]);
  const said = execFileSync(program, [...sets, join(folder, "plan.toml")], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const lines = answer.digests.map((one) => `${one.scenario} ${one.replicate} ${one.digest}\n`).join("");
  assert.equal(`${lines}\n${answer.text}`, said);
});

test("a county is found, made, and the main example carried there", { skip: missing }, async () => {
  const engine = await started();
  const county = asked<Places>(engine, "places", { query: "hidalgo" }).matches[0]!;
  assert.equal(county.name, "Hidalgo County, TX");
  const made = asked<{ file: string; text: string }>(engine, "community", { fips: county.fips });
  const main = asked<LibraryScenario[]>(engine, "library").find((one) => one.isMain)!;
  const like = { name: `${main.id}.toml`, text: main.text };
  const carried = asked<CarryAnswer>(engine, "carry", { like, id: "ours", community: made });
  assert.deepEqual(carried.problems, []);
  assert.equal(asked<Checked>(engine, "check", { source: carried.source }).description?.place, county.name);
});

test("every plan of the lesson can be run in the page", { skip: missing }, async () => {
  const engine = await started();
  for (const parts of [lessons.en!.class, lessons.en!.exercises])
    for (const run of parts.flatMap((part) => part.runs)) {
      const source: Source = { name: run.file, text: parts.find((part) => part.file?.name === run.file)!.file!.text };
      const changed = asked<{ problems: unknown[]; source: Source }>(engine, "change", { source, settings: run.settings });
      assert.deepEqual(changed.problems, [], run.name);
      const { problems, description } = asked<Checked>(engine, "check", { source: changed.source });
      assert.deepEqual(problems, [], run.name);
      assert.equal(description!.tooLarge, null);
    }
});

test("what goes wrong is said, and the engine goes on", { skip: missing }, async () => {
  const engine = await started();
  assert.match(engine.call("nothing", {}), /there is no function/);
  assert.match(engine.call("answer", {}), /no scenario is open/);
  assert.throws(() => engine.run(0), /no scenario is open/);
  assert.throws(() => engine.take(new Uint8Array([1, 2, 3]).buffer), /no scenario is open/);
  const bad = asked<Checked>(engine, "check", { source: { name: "x.toml", text: "grant = " } });
  assert.equal(bad.problems[0]!.line, 1);
});
