# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the digests of every scenario of the library in WebAssembly, and of three counties"
packages=("${build_packages[@]}" ccache emscripten nodejs)

# Prints the digests of every scenario and of three communities, in a small town for a year.
library_runs() {
  local file
  for file in scenarios/[a-z]*-[a-z]*.toml scenarios/communities/{apache-az,davidson-tn,suffolk-ma}.toml; do
    [[ $file == */evidence-sample.toml ]] && continue
    echo "$file"
    "$@" "$file" --set community.residents=2000 --set run.replicates=1 --set time.weeks=52 \
      --set time.settling_weeks=52 | grep -E ' [0-9]+ [0-9a-f]{32}$'
  done
}

run_part() {
  export NODE_PATH=/usr/share/nodejs
  build ci -- --target kith_digest
  build wasm -- --target kith_digest
  library_runs build/ci/bin/kith_digest >build/ci/library-digests.txt
  library_runs node --no-experimental-fetch build/wasm/bin/kith_digest.js >build/wasm/library-digests.txt
  diff build/ci/library-digests.txt build/wasm/library-digests.txt || fail "WebAssembly gives other results"
  say "$(grep -cE ' [0-9a-f]{32}$' build/wasm/library-digests.txt) runs give the results of the native build"
}
