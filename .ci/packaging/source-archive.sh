#!/usr/bin/env bash
# Makes build/kith-VERSION.tar.gz with this commit and, in third_party/, libraries from Debian's packages
# that users without root seldom have on a cluster (headers, and the portable sources of isa-l). The
# cluster must provide a compiler, CMake, HDF5 and Boost.
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup.sh
. .ci/packaging/debian_sources.sh

need_packages libtomlplusplus-dev nlohmann-json3-dev libxxhash-dev libeigen3-dev libfmt-dev
version=$(sed -nE 's/^project\(kith VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
name=kith-$version
room=build/source-archive
rm -rf "$room" && mkdir -p "$room/$name"
git archive HEAD | tar x -C "$room/$name"

include=$room/$name/third_party/include
mkdir -p "$include" "$room/$name/third_party/isa-l"
cp -rL /usr/include/{toml++,nlohmann,xxhash.h,eigen3/Eigen,fmt} "$include"

fetch_sources "$room" libisal
tar xf "$room"/packed/libisal_*.orig.tar.* -C "$room"
isal=$(echo "$room"/libisal-*/)
mapfile -t files < <(portable_isal "$isal")
cp "${files[@]}" "$isal"/igzip/*.h "$isal"/include/unaligned.h "$room/$name/third_party/isa-l"
mkdir "$include/isa-l"
cp "$isal"/include/{crc,crc64,igzip_lib,types}.h "$include/isa-l"
cp "$isal"/include/{crc,crc64,igzip_lib,types}.h "$room/$name/third_party/isa-l"
IFS=. read -r major minor patch <<<"$(basename "$isal" | sed 's/.*-//')"
cat >"$include/isa-l.h" <<END
#pragma once
#define ISAL_MAJOR_VERSION $major
#define ISAL_MINOR_VERSION $minor
#define ISAL_PATCH_VERSION $patch
#include <isa-l/crc.h>
#include <isa-l/crc64.h>
#include <isa-l/igzip_lib.h>
END
# Each library's license, from Debian's packages.
mkdir "$room/$name/third_party/licenses"
for package in libtomlplusplus-dev nlohmann-json3-dev libxxhash-dev libeigen3-dev libfmt-dev; do
  cp -L "/usr/share/doc/$package/copyright" "$room/$name/third_party/licenses/$package"
done
cp "$isal/LICENSE" "$room/$name/third_party/licenses/isa-l"

tar czf "build/$name.tar.gz" -C "$room" "$name"
say "build/$name.tar.gz, $(du -h "build/$name.tar.gz" | cut -f1)"
