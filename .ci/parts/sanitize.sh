# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="input, output and a short run under the address and undefined-behavior sanitizers (clang++)"
packages=("${build_packages[@]}" "${clang_packages[@]}")

can_sanitize() {
  echo 'int main() {}' | "$1" -fsanitize=address -x c++ - -o /dev/null 2>/dev/null
}

# Tests the rooms that read files from outside, and a short run through the whole program.
run_part() {
  local clang
  clang=$(find_clang)
  # Debian 12 has clang's sanitizers in a separate package, Ubuntu 22.04 in clang's own.
  can_sanitize "$clang" || need_packages "libclang-rt-$("$clang" -dumpversion | cut -d. -f1)-dev"
  # Allowed leaks are listed by names of functions, which need a symbolizer.
  command -v llvm-symbolizer >/dev/null || need_packages llvm
  use_program  # some tests read results with Python
  build debug -DCMAKE_CXX_COMPILER="$clang" -DKITH_WERROR=ON -- --target kith test_io_scenario test_io_results
  export LSAN_OPTIONS="suppressions=$PWD/tests/sanitizers/leaks.txt:print_suppressions=0"
  quietly run_tests debug -LE full -R "^io/"
  quietly short_run build/debug/bin/kith
}
