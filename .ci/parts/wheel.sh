# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the wheel of this machine, installed and used from another folder"
packages=("${build_packages[@]}" ccache)

# Acts as a user of the wheel in $1, in an empty folder, with nothing of this checkout on the path. At
# the end, it moves the program and its scenarios without the rest.
use_wheel() {
  local clinic=clinic-at-the-community-center.toml
  local small=(-n 2 -j 2 -q --set community.residents=2000 --set time.weeks=30 --set time.settling_weeks=30)
  kith --version &&
    kith check "$clinic" &&
    kith run "$clinic" -o r.h5 "${small[@]}" &&
    kith show r.h5 &&
    kith report r.h5 -o r.html &&
    python -c "import kith; kith.effects(kith.open('r.h5'), 'treated_past_year_share'); kith.check('$clinic')" &&
    mkdir -p moved/bin moved/share &&
    cp "$1/bin/kith" moved/bin && cp -r "$1/share/kith" moved/share &&
    moved/bin/kith verify r.h5 && moved/bin/kith check "$clinic"
}

# Builds with the flags of `ci`, so that ccache has every object. The wheel is in build/wheels/.
run_part() {
  local room=build/wheel-room here=$PWD wheel
  use_program
  rm -rf "$room" build/wheels
  CXX=c++ quietly python -m pip wheel --no-deps -C cmake.define.KITH_WERROR=ON -w build/wheels .
  wheel=$(echo build/wheels/kith_sim-*-py3-none-*.whl)
  python3 -m venv "$room"
  quietly "$room/bin/python" -m pip install --no-compile "$wheel"
  mkdir "$room/folder"
  cd "$room/folder" || return
  export PATH=$here/$room/bin:/usr/bin:/bin
  unset KITH KITH_SHARE_DIR
  quietly use_wheel "$here/$room"
  quietly "$here/build/ci/bin/kith" verify r.h5
  say "$wheel works, and gives the results of the build ci"
}
