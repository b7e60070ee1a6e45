# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="clang-tidy on every file"
packages=("${build_packages[@]}" "${clang_packages[@]}" 'clang-tidy|clang-tidy-14')

# Checks several files at once, as the sanitized build compiles them, to read system headers only once.
run_part() {
  local clang tidy
  clang=$(find_clang)
  tidy=$(first_of "${clang/clang++/clang-tidy}" clang-tidy clang-tidy-14)
  build debug -DCMAKE_CXX_COMPILER="$clang" -DKITH_WERROR=ON -- --target kith_version
  find build/debug -path '*/Unity/*.cxx' -print0 |
    xargs -0 -n 1 -P "$(nproc)" "$tidy" -p build/debug --quiet --warnings-as-errors='*' \
      --checks=-bugprone-suspicious-include \
      --header-filter='/(kith|tests)/.*\.[hc]pp$'
}
