# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="fuzzers of results, shards, checkpoints, scenarios and sweeps, 20 s each with a fixed seed (clang++)"
packages=("${build_packages[@]}" "${clang_packages[@]}")

# fuzz FUZZER [OPTION or folder of initial texts ...]
# Findings stay in the folder that is printed; CONTRIBUTING.md explains longer searches.
fuzz() {
  local fuzzer=$1 found
  shift
  found=$(mktemp -d "${TMPDIR:-/tmp}/kith-$fuzzer-XXXX")
  mkdir "$found/corpus"
  say "$fuzzer, in $found"
  "build/debug/bin/$fuzzer" -seed=20260105 -max_total_time=20 -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
    -artifact_prefix="$found/" "$found/corpus" "$@" || fail "$fuzzer found something: see $found"
  rm -r "$found"
}

run_part() {
  local clang changes=(-max_len=80 -len_control=0)  # changes to a sound file
  clang=$(find_clang)
  build debug -DCMAKE_CXX_COMPILER="$clang" -DKITH_WERROR=ON -DKITH_FUZZERS=ON -- --target fuzzers
  export LSAN_OPTIONS="suppressions=$PWD/tests/sanitizers/leaks.txt:print_suppressions=0"
  # libhdf5 1.10 loses the header that it decodes when it finds it damaged.
  ASAN_OPTIONS=detect_leaks=0 fuzz fuzz_door "${changes[@]}"
  for fuzzer in shard_log checkpoint; do fuzz "fuzz_$fuzzer" "${changes[@]}"; done
  fuzz fuzz_scenario scenarios
  fuzz fuzz_sweep scenarios/sweeps
}
