#!/usr/bin/env bash
# Everything that must hold before a change is kept. See `./test.sh -h`.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/setup.sh

usage() {
  cat <<END
Usage: ./test.sh [--all] [-h]

Checks format, layering and shell scripts; compiles with g++ and clang++ without a warning; runs all
tests of the program, those of input, output and a short study also under the address and
undefined-behaviour sanitizers, and those of the Python package. Installs what is missing as
quickstart.sh does.

  --all   also: both compilers with each instruction set, thread sanitizer, clang-tidy on every file,
          and the tests at full size (label "full")
END
}
everything=false
case ${1:-} in
  '') ;;
  --all) everything=true ;;
  -h | --help) usage && exit ;;
  *)
    usage >&2
    exit 2
    ;;
esac

sources() { find sim tests include -name '*.[ch]pp' -print0; }

check_text() {
  say "Format, layering, shell scripts"
  if command -v clang-format-14 >/dev/null; then
    sources | xargs -0 clang-format-14 --dry-run --Werror
  else
    echo "clang-format-14 is not there: format not checked"
  fi
  python3 tests/layering.py
  shellcheck -x quickstart.sh test.sh .ci/run  # and what they source
}

# Tests of one build; KITH_ISA chooses the instruction set of the weekly pass.
run_tests() {
  local build=$1
  shift
  ctest --test-dir "build/$build" --output-on-failure --parallel "$(nproc)" "$@"
}

# Prints what a command says only where it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm "$log"
    fail "failed: $*"
  fi
  rm "$log"
}

can_sanitize() {
  echo 'int main() {}' | "$1" -fsanitize=address -x c++ - -o /dev/null 2>/dev/null
}

# The rooms that meet files from outside, and a short run through all of the program.
check_sanitized() {
  local clang=$1
  # Debian 12 keeps clang's sanitizers in a package of their own, Ubuntu 22.04 with clang itself.
  can_sanitize "$clang" || need_packages "libclang-rt-$("$clang" -dumpversion | cut -d. -f1)-dev"
  # What a leak is allowed to be is said by the name of a function, which has to be found.
  command -v llvm-symbolizer >/dev/null || need_packages llvm
  say "Building with clang++ and the address and undefined-behaviour sanitizers, warnings are errors"
  build debug -DCMAKE_CXX_COMPILER="$clang" -DKITH_WERROR=ON -- --target kith test_io_scenario test_io_results
  say "Input, output and a short run under the sanitizers"
  export LSAN_OPTIONS="suppressions=$PWD/tests/sanitizers/leaks.txt:print_suppressions=0"
  quietly run_tests debug -LE full -R "^io/"
  quietly short_run build/debug/bin/kith
}

short_run() {
  "$1" run scenarios/clinic-at-the-community-center.toml -o build/short.h5 --force -q -n 2 -j 2 \
    --set community.residents=2000 --set time.weeks=30 --set time.settling_weeks=30
}

# Instruction sets that this processor has.
instruction_sets() {
  echo baseline
  grep -qm1 -w avx2 /proc/cpuinfo && echo avx2
  grep -qm1 -w avx512vl /proc/cpuinfo && echo avx512
  return 0
}

# Several files at once, as the sanitized build compiles them: system headers are read once for all.
check_tidy() {
  find build/debug -path '*/Unity/*.cxx' -print0 |
    xargs -0 -n 1 -P "$(nproc)" "$1" -p build/debug --quiet --warnings-as-errors='*' \
      --checks=-bugprone-suspicious-include \
      --header-filter='/(kith|tests)/.*\.[hc]pp$'
}

check_everything() {
  local clang=$1 preset isa
  say "Thread sanitizer"
  build thread -DCMAKE_CXX_COMPILER="$clang"
  TSAN_OPTIONS="ignore_noninstrumented_modules=1 ${TSAN_OPTIONS:-}" run_tests thread -LE full
  TSAN_OPTIONS="ignore_noninstrumented_modules=1 ${TSAN_OPTIONS:-}" short_run build/thread/bin/kith
  say "clang-tidy"
  check_tidy "$(first_of "${clang/clang++/clang-tidy}" clang-tidy clang-tidy-14)"
  build clang -DCMAKE_CXX_COMPILER="$clang" -DKITH_WERROR=ON
  for preset in ci clang; do
    for isa in $(instruction_sets); do
      say "Tests of build $preset with KITH_ISA=$isa"
      KITH_ISA=$isa quietly run_tests "$preset" -LE full
    done
  done
  say "Tests at full size"
  run_tests ci -L full
}

packages=("${build_packages[@]}" "${test_packages[@]}")
if $everything; then packages+=("${full_packages[@]}"); fi
say "Looking for compilers and libraries"
need_packages "${packages[@]}"
clang=$(find_clang) || fail "no clang++ (apt-get install clang libomp-dev)"
check_text
say "Building with g++, warnings are errors"
build ci
make_venv dev build/ci/bin/kith
export PATH=$PWD/.venv/bin:$PATH  # tests read results from Python
check_sanitized "$clang"
if $everything; then check_everything "$clang"; fi

say "Tests of the program"
run_tests ci -LE full
say "The Python package"
(
  cd analysis
  ruff check .
  ruff format --check .
  mypy
  python -m pytest -q -n 2
  if $everything; then python -m pytest -q -m full; fi
)
