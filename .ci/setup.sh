# shellcheck shell=bash
# Functions shared by quickstart.sh and test.sh: installing missing packages, building, the Python
# environment. Sourced in the top folder of a checkout.

# Each entry is a package, or alternatives of which one is enough (Debian 12, Ubuntu 22.04 and 24.04).
build_packages=(g++ cmake ninja-build git libboost-dev libboost-program-options-dev libeigen3-dev libfmt-dev
  libhdf5-dev libisal-dev libtomlplusplus-dev libxxhash-dev nlohmann-json3-dev catch2)
clang_packages=(ccache 'clang|clang-14' 'libomp-dev|libomp-14-dev')

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi
say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }
fail() {
  printf '%s: error: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Prints the first of some commands that exists.
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}
find_clang() {
  first_of clang++ clang++-{20,19,18,17,16,15,14} || fail "no clang++ (apt-get install clang libomp-dev)"
}

installed() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Prints the missing ones of some packages, the first of each set of alternatives.
missing_packages() {
  local choice package
  for choice in "$@"; do
    for package in ${choice//|/ }; do installed "$package" && continue 2; done
    echo "${choice%%|*}"
  done
}

# Succeeds if python3, from any source, is 3.10 or newer and can make virtual environments.
python_is_there() { python3 -c 'import ensurepip, sys, venv; assert sys.version_info >= (3, 10)' 2>/dev/null; }

# Installs the missing ones of some packages, or prints the command that would.
need_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "Not a Debian or Ubuntu: taking the libraries as they are (see cmake/libraries.cmake)"
    return
  fi
  local missing=() root=()
  mapfile -t missing < <(missing_packages "$@")
  python_is_there || missing+=(python3 python3-venv)
  if ((${#missing[@]} == 0)); then return; fi
  if ((EUID != 0)); then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      root=(sudo -n)
    else
      echo "Some packages are missing. Install them, then run $0 again:" >&2
      echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
  say "Installing ${missing[*]}"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Objects of other checkouts are reused, because ccache makes paths below the checkout relative.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=true

# Configures and builds a preset into build/PRESET; further arguments are passed to the configuration,
# those after -- to the build.
build() {
  local preset=$1 configure=()
  shift
  while (($#)) && [[ $1 != -- ]]; do
    configure+=("$1")
    shift
  done
  (($#)) && shift
  local log=build/$preset/configure.log
  mkdir -p "build/$preset"
  if ! cmake --preset "$preset" "${configure[@]}" >"$log" 2>&1; then
    cat "$log"
    fail "the configuration '$preset' failed"
  fi
  cmake --build "build/$preset" --parallel "$(nproc)" "$@"
}

# Makes .venv with the analysis package (and its extra $1), in the versions used by the tests, and links the
# program $2 into it. Does nothing if the package is already installed in its present state.
make_venv() {
  local extra=$1 kith=$2 state
  state=$(find analysis .ci/constraints.txt -type f -not -path '*/.*' -not -path '*__pycache__*' \
    -not -path 'analysis/web/*' -print0 | sort -z |
    xargs -0 sha256sum | sha256sum | cut -c1-16)
  if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then python3 -m venv --clear .venv; fi
  if [[ $(cat .venv/kith-installed 2>/dev/null) != "$state"*"$extra" ]]; then
    say "Installing the analysis package into .venv"
    .venv/bin/python -m pip install --quiet --quiet --constraint .ci/constraints.txt "./analysis${extra:+[$extra]}"
    echo "$state $extra" >.venv/kith-installed
  fi
  ln -sfn "$(realpath "$kith")" .venv/bin/kith
}
