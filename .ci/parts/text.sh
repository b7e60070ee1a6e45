# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="format, layering, shell scripts"
packages=(clang-format-14 shellcheck)

run_part() {
  if command -v clang-format-14 >/dev/null; then
    find sim tests include -name '*.[ch]pp' -print0 | xargs -0 clang-format-14 --dry-run --Werror
  else
    echo "clang-format-14 is not there: format not checked"
  fi
  python3 tests/layering.py
  python3 tests/citations.py
  python3 tests/house.py
  shellcheck -x quickstart.sh test.sh .ci/run .ci/parts/*.sh .ci/packaging/*.sh  # and what they source
}
