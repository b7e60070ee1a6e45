# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the Python package: ruff, mypy and its tests"
packages=("${build_packages[@]}" ccache)

run_part() {
  use_program
  cd analysis || return
  ruff check .
  ruff format --check .
  mypy
  python -m pytest -q -n 2
}
