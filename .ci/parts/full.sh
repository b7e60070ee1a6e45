# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the tests of program and Python package at full size"
packages=("${build_packages[@]}" ccache slurm-wlm munge openmpi-bin parallel faketime)

run_part() {
  use_program
  run_tests ci -L full -LE night
  cd analysis || return
  python -m pytest -q -m full
}
