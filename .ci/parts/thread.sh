# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="all tests and a short run under the thread sanitizer (clang++)"
packages=("${build_packages[@]}" "${clang_packages[@]}")

run_part() {
  local clang
  clang=$(find_clang)
  use_program  # some tests read results with Python
  build thread -DCMAKE_CXX_COMPILER="$clang"
  export TSAN_OPTIONS="ignore_noninstrumented_modules=1 ${TSAN_OPTIONS:-}"
  run_tests thread -LE full
  short_run build/thread/bin/kith
}
