# shellcheck shell=bash
# shellcheck disable=SC2034  # read by test.sh
about="the recipe for a cluster from source, without root, on a bare Debian with compiler, HDF5 and Boost"
packages=("${build_packages[@]}" debootstrap)

# Prints the block of commands in analysis/installing.md that contains $1, without modules, which are packages here.
recipe() {
  awk -v words="$1" '/^```/ { if (index(block, words)) printf "%s", block; block = ""; next } { block = block $0 "\n" }' \
    analysis/installing.md | grep -v '^module load'
}

# Fails unless CMake names all libraries at once where it can find none.
expect_complaint() {
  local library
  if in_root "$1" >build/cluster-lacks.log 2>&1 <<'END'
rm -r kith-*/third_party
kith/bin/cmake -G Ninja -S kith-*/ -B none -DCMAKE_MAKE_PROGRAM="$HOME/kith/bin/ninja" -DCMAKE_IGNORE_PREFIX_PATH='/usr;/' \
  -DCMAKE_DISABLE_FIND_PACKAGE_HDF5=ON -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON
END
  then fail "CMake found libraries where none should be"; fi
  for library in toml++ nlohmann xxhash.h Eigen fmt/ Program_options isa-l HDF5; do
    grep -q "^  .*$library.*(Debian, Ubuntu)" build/cluster-lacks.log || fail "CMake does not name $library"
  done
}

run_part() {
  local root=build/roots/cluster
  . .ci/packaging/bare_root.sh
  .ci/packaging/source-archive.sh
  make_root "$root" bookworm g++ libboost-dev libboost-program-options-dev libhdf5-dev python3 python3-venv
  fetch_packages build/packages cmake ninja hatchling ./analysis
  put_home "$root" build/kith-*.tar.gz build/packages
  {
    echo "export PIP_NO_INDEX=1 PIP_FIND_LINKS=~/packages CMAKE_BUILD_PARALLEL_LEVEL=$(nproc)"
    recipe 'module load gcc'
    recipe 'kith plan'
  } >build/cluster-recipe.sh
  quietly in_root "$root" <build/cluster-recipe.sh
  expect_complaint "$root"
  [[ -f $root/home/user/kith-0.1.0/try.h5 ]] || fail "the sweep was not finished"
  say "the recipe in analysis/installing.md works, to the end of a sweep"
}
