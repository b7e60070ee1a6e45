# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="faults that sweeps must survive, thousands of each and at full size: hours"
packages=("${build_packages[@]}" ccache slurm-wlm munge openmpi-bin parallel faketime)

run_part() {
  use_program
  run_tests ci -L night
}
