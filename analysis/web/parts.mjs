// The parts of the engine in the page, gzipped: the module, and Kith's own files. The module is built by
// `cmake --preset wasm && cmake --build --preset wasm --target kith_studio_module`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/** Gzips with the best compression. */
export const packed = (content) => gzipSync(content, { level: 9 });

/** The scenarios, communities, figures and table of counties that ship with Kith, by name. */
function kithFiles(root) {
  const files = {};
  for (const folder of ["scenarios", "scenarios/communities"])
    for (const name of readdirSync(join(root, folder)).sort())
      if (name.endsWith(".toml")) files[`${folder}/${name}`] = readFileSync(join(root, folder, name), "utf8");
  const counties = gunzipSync(readFileSync(join(root, "scenarios/counties.csv.gz")));
  files["scenarios/counties.csv"] = counties.toString("utf8");
  return files;
}

/** { wasm, data: gzipped bytes; glue: JavaScript to put before the worker's own } */
export function engineParts(root, build = join(root, "build/wasm")) {
  return {
    wasm: packed(readFileSync(join(build, "bin/kith_studio_module.wasm"))),
    data: packed(JSON.stringify(kithFiles(root))),
    glue: readFileSync(join(build, "bin/kith_studio_module.js"), "utf8"),
  };
}
