// Bundles each tests/*.test.ts (Node 18 cannot read TypeScript) and runs them with Node's test runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { lessonsOf } from "./teach.mjs";

const folder = new URL(".", import.meta.url).pathname;
const out = mkdtempSync(join(tmpdir(), "kith-web-"));
const tests = readdirSync(join(folder, "tests")).filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => join(folder, "tests", name)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [lessonsOf(join(folder, "../.."))],
  loader: { ".css": "text", ".toml": "text" },
  define: { __TESTS__: JSON.stringify(join(folder, "tests")) },
});
const files = tests.map((name) => join(out, name.replace(/ts$/, "mjs")));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
rmSync(out, { recursive: true });
process.exit(status ?? 1);
