# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the tests of the program with g++ and clang++ and each instruction set of this processor"
packages=("${build_packages[@]}" "${clang_packages[@]}")

# Prints the instruction sets of this processor.
instruction_sets() {
  echo baseline
  grep -qm1 -w avx2 /proc/cpuinfo && echo avx2
  grep -qm1 -w avx512vl /proc/cpuinfo && echo avx512
  return 0
}

run_part() {
  local clang preset isa
  clang=$(find_clang)
  use_program
  build clang -DCMAKE_CXX_COMPILER="$clang" -DKITH_WERROR=ON
  for preset in ci clang; do
    for isa in $(instruction_sets); do
      say "Tests of build $preset with KITH_ISA=$isa"
      KITH_ISA=$isa quietly run_tests "$preset" -LE full
    done
  done
}
