# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the program, built with g++ without a warning, and its tests"
packages=("${build_packages[@]}" ccache libbenchmark-dev)

run_part() {
  use_program
  run_tests ci -LE full
}
