# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the wheel of this machine, installed and used from another folder"
packages=("${build_packages[@]}" ccache)

# Builds with the flags of `ci`, so that ccache has every object. The wheel is in build/wheels/.
run_part() {
  local room=build/wheel-room here=$PWD wheel
  use_program
  rm -rf "$room" build/wheels/*-linux_*.whl
  CXX=c++ quietly python -m pip wheel --no-deps -C cmake.define.KITH_WERROR=ON -w build/wheels .
  wheel=$(echo build/wheels/kith_sim-*-py3-none-linux_*.whl)
  python3 -m venv "$room"
  quietly "$room/bin/python" -m pip install --no-compile "$wheel"
  mkdir "$room/folder"
  cd "$room/folder" || return
  export PATH=/usr/bin:/bin
  quietly "$here/.ci/packaging/use_wheel.sh" "$here/$room"
  quietly "$here/build/ci/bin/kith" verify r.h5
  say "$wheel works, and gives the results of the build ci"
}
