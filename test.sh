#!/usr/bin/env bash
# All tests that must pass before a change is kept. See `./test.sh -h`.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/setup.sh

# Parts, in the order in which they run. .ci/parts/PART.sh defines a part's description, packages and
# commands.
daily=(text sanitize program page python site)
night=(night)  # not in --all: hours
all=(text sanitize fuzz thread tidy instruction-sets portable program page wasm wasm-long python site wheel
  wheel-old-glibc wheel-arm64 cluster full)

# Sets about, packages and run_part.
read_part() {
  about='' packages=()
  # shellcheck source=/dev/null
  . ".ci/parts/$1.sh"
}

list_parts() {
  local part
  for part in "${all[@]}" "${night[@]}"; do
    (read_part "$part" && printf '  %-17s %s\n' "$part" "$about")
  done
}

usage() {
  cat <<END
Usage: ./test.sh [--all | PART...] [-h]

Runs some parts of the tests, and installs what they need as quickstart.sh does. Without arguments:
${daily[*]}. With --all: every part but ${night[*]}.

Parts:
$(list_parts)
END
}

is_part() { [[ " ${all[*]} ${night[*]} " == *" $1 "* ]]; }

# Runs the tests of one build; KITH_ISA selects the instruction set of the weekly pass.
run_tests() {
  local build=$1
  shift
  ctest --test-dir "build/$build" --output-on-failure --parallel "$(nproc)" "$@"
}

# Prints the output of a command only if it fails.
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

# Builds the program with g++, with warnings as errors, and puts it and the Python package on the path.
use_program() {
  build ci
  make_venv dev build/ci/bin/kith
  export PATH=$PWD/.venv/bin:$PATH
}

short_run() {
  "$1" run scenarios/clinic-at-the-community-center.toml -o build/short.h5 --force -q -n 2 -j 2 \
    --set community.residents=2000 --set time.weeks=30 --set time.settling_weeks=30
}

# Prints the output of kith_digest, started by the arguments, for two short studies.
reference_runs() {
  "$@" scenarios/communities/teaching-town.toml --set run.replicates=2
  "$@" scenarios/clinic-at-the-community-center.toml --set run.replicates=1 \
    --set community.residents=2000 --set time.weeks=104
}

# Checks that $1 gives the digests of the native build; further arguments start its kith_digest.
expect_native() {
  local what=$1
  shift
  mkdir -p "build/$what"
  reference_runs "$@" >"build/$what/digests.txt"
  diff build/ci/digests.txt "build/$what/digests.txt" || fail "$what gives other results"
  say "$what gives the results of the native build"
}

# Runs a part in a subshell: parts share only their builds.
run_one() (
  read_part "$1"
  say "$1: $about"
  need_packages "${packages[@]}"
  local began=$SECONDS
  run_part
  say "$1: passed in $((SECONDS - began)) s"
)

parts=("$@")
case ${1:-} in
  '') parts=("${daily[@]}") ;;
  --all) parts=("${all[@]}" "${@:2}") ;;
  -h | --help) usage && exit ;;
esac
for part in "${parts[@]}"; do
  is_part "$part" && continue
  echo "test.sh: there is no part '$part'" >&2
  usage >&2
  exit 2
done
for part in "${parts[@]}"; do run_one "$part"; done
