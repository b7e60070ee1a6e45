# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the same digests and answers on 64-bit ARM (in an emulator) and with clang's standard library"
packages=("${build_packages[@]}" "${clang_packages[@]}" g++-aarch64-linux-gnu qemu-user
  'libc++-dev|libc++-14-dev' 'libc++abi-dev|libc++abi-14-dev')

run_part() {
  local clang
  clang=$(find_clang)
  build ci -- --target kith_digest
  build aarch64
  build libcxx -DCMAKE_CXX_COMPILER="$clang"
  python3 tests/lone_headers.py build/libcxx/compile_commands.json
  reference_runs build/ci/bin/kith_digest >build/ci/digests.txt
  grep -E ' [0-9]+ [0-9a-f]{32}$' build/ci/digests.txt
  expect_native aarch64 qemu-aarch64 build/aarch64/bin/kith_digest
  expect_native libcxx build/libcxx/bin/kith_digest
}
