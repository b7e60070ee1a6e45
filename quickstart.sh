#!/usr/bin/env bash
# From a fresh Debian 12 or Ubuntu to the first figures, in one command. Safe to run again.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/setup.sh

usage() {
  cat <<END
Usage: ./quickstart.sh [-h]

Installs what is missing (with apt-get, when it may; otherwise it says which command to run), builds
Kith into build/release, installs its Python analysis into .venv, runs the example
scenarios/clinic-at-the-community-center.toml and draws its figures into results/.
Run again, it only does what is still to do, and runs the example anew.
END
}
case ${1:-} in
  '') ;;
  -h | --help) usage && exit ;;
  *)
    usage >&2
    exit 2
    ;;
esac

example=clinic-at-the-community-center
result=results/$example.h5

say "1/4 Looking for a compiler and libraries"
need_packages "${build_packages[@]}"
say "2/4 Building Kith into build/release"
build release -- --target kith
make_venv '' build/release/bin/kith
export PATH=$PWD/.venv/bin:$PATH
say "3/4 kith run scenarios/$example.toml"
kith run "scenarios/$example.toml" -o "$result" --force
say "4/4 Drawing the figures"
kith-figures "$result" -o "results/$example" --force >/dev/null
say "Done"
cat <<END
  result    $result
  figures   results/$example/quickstart.png, and each of them alone beside it

Next:
  source .venv/bin/activate                  # puts kith and its analysis on the path
  kith show $result
  kith run scenarios/$example.toml --set partnership.clinic.shared_power=0.3 -o results/other.h5
END
