# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the wheel for glibc 2.28 and 64-bit ARM: its program gives the native digests (in an emulator)"
packages=("${build_packages[@]}" ccache qemu-user libc6-arm64-cross)

run_part() {
  local room=build/wheel-arm64 wheel arm=(env OMP_WAIT_POLICY=passive qemu-aarch64 -L /usr/aarch64-linux-gnu)
  build ci -- --target kith
  .ci/packaging/manylinux.sh aarch64
  wheel=$(echo build/wheels/kith_sim-*manylinux_2_28_aarch64.whl)
  rm -rf "$room"
  python3 -m zipfile -e "$wheel" "$room"
  arm+=("$(echo "$room"/kith_sim-*.data/data/bin/kith)")
  chmod +x "${arm[-1]}"  # zipfile extracts plain files, which qemu refuses without a word

  short_run build/ci/bin/kith
  quietly "${arm[@]}" verify --all build/short.h5
  quietly "${arm[@]}" run scenarios/communities/teaching-town.toml -n 1 -q -o "$room/town.h5"
  quietly build/ci/bin/kith verify --all "$room/town.h5"
  say "$wheel gives the results of the native build"
}
