# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the wheel for glibc 2.28 in bare Debian systems, as a user without root; its container"
packages=("${build_packages[@]}" ccache nasm debootstrap)

# Acts as a user in Debian 12, who has Python and no compiler; leaves the result r.h5.
use_in_debian_12() {
  put_home "$1" build/packages .ci/packaging/use_wheel.sh
  quietly in_root "$1" <<'END'
if command -v cc c++ sudo; then exit 1; fi
python3 -m venv kith
kith/bin/pip install --no-index --find-links packages kith-sim
mkdir folder
cd folder
../use_wheel.sh ~/kith
KITH_ISA=baseline ~/kith/bin/kith verify --all r.h5
END
}

# Verifies the result $2 with the program of the wheel $3 in Debian 11, whose Python is too old for the package.
use_in_debian_11() {
  put_home "$1" "$2" "$3"
  quietly in_root "$1" <<'END'
ldd --version
python3 -m zipfile -e kith_sim-*.whl wheel
mv wheel/kith_sim-*.data/data kith
chmod +x kith/bin/kith
kith/bin/kith verify --all r.h5
kith/bin/kith run kith/share/kith/scenarios/communities/teaching-town.toml -n 1 -q -o town.h5
END
}

# Follows the Containerfile in a copy of the bare Debian $1, with the packages in build/packages; runs its entry point.
use_container() {
  local root=$1-container
  rm -rf --one-file-system "$root"
  cp -a "$1" "$root"
  cp -r build/packages "$root/packages"
  quietly python3 .ci/packaging/in_chroot.py --env PIP_NO_INDEX=1 --env PIP_FIND_LINKS=/packages \
    .ci/packaging/Containerfile build/wheels "$root" run clinic-at-the-community-center.toml -q -o r.h5 \
    -n 2 --set community.residents=2000 --set time.weeks=30 --set time.settling_weeks=30
  quietly build/ci/bin/kith verify --all "$root/work/r.h5"
}

run_part() {
  local wheel roots=build/roots
  . .ci/packaging/bare_root.sh
  build ci -- --target kith
  .ci/packaging/manylinux.sh "$(uname -m)"
  wheel=$(echo build/wheels/kith_sim-*manylinux_2_28_"$(uname -m)".whl)
  make_root "$roots/debian-12" bookworm python3 python3-venv
  make_root "$roots/debian-11" bullseye python3
  make_root "$roots/slim" bookworm
  fetch_packages build/packages "$wheel"

  local result=$roots/debian-12/home/user/folder/r.h5
  use_in_debian_12 "$roots/debian-12"
  quietly build/ci/bin/kith verify --all "$result"
  use_in_debian_11 "$roots/debian-11" "$result" "$wheel"
  quietly build/ci/bin/kith verify --all "$roots/debian-11/home/user/town.h5"
  use_container "$roots/slim"
  say "$wheel works, and gives the results of the build ci"
}
