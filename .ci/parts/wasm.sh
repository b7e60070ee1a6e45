# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the same digests and answers in WebAssembly, as browsers run it (in Node)"
packages=("${build_packages[@]}" ccache emscripten nodejs)

run_part() {
  command -v npm >/dev/null || need_packages npm  # a Node not from Debian has its own npm, and conflicts with Debian's
  export NODE_PATH=/usr/share/nodejs  # Debian's emscripten needs these modules to link
  build ci -- --target kith_digest
  build wasm -- --target kith_digest kith_studio_module
  reference_runs build/ci/bin/kith_digest >build/ci/digests.txt
  expect_native wasm node --no-experimental-fetch build/wasm/bin/kith_digest.js
  [[ -d analysis/web/node_modules ]] || quietly npm --prefix analysis/web ci
  node analysis/web/test.mjs
  node analysis/web/build.mjs --out build/wasm/kith.html
  cmp build/wasm/kith.html analysis/web/dist/kith.html ||
    fail "analysis/web/dist/kith.html is not what its sources give: node analysis/web/build.mjs"
}
