# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the page that is committed gives the digests and answers of the program (in Node)"
packages=("${build_packages[@]}" ccache nodejs)

run_part() {
  build ci -- --target kith_digest
  reference_runs build/ci/bin/kith_digest >build/ci/digests.txt
  (expect_native page node analysis/web/replay.mjs analysis/web/dist/kith.html) ||
    fail "analysis/web/dist/kith.html is of another model: build it again (analysis/web/README.md)"
}
