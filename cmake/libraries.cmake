# The libraries that Kith stands on, each as one target. Debian 12 and Ubuntu 22.04 / 24.04 have all of
# them; nothing is downloaded. `./quickstart.sh` installs what is missing.

# Finds a header and says which Debian package has it.
function(kith_find_header target header package)
  find_path(${target}_INCLUDE_DIR ${header} PATHS /usr/include /usr/local/include ${ARGN} NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(${target}_INCLUDE_DIR)
  set(include ${${target}_INCLUDE_DIR})
  if(NOT include)
    message(FATAL_ERROR "The header <${header}> was not found (Debian and Ubuntu: "
                        "apt-get install ${package}). ./quickstart.sh installs everything needed.")
  endif()
  if(CMAKE_CROSSCOMPILING)  # beside it lie headers of the host's own C library, which must not be seen
    string(REGEX REPLACE "/.*" "" first ${header})
    set(alone ${PROJECT_BINARY_DIR}/libraries/${target})
    file(MAKE_DIRECTORY ${alone})
    file(CREATE_LINK ${include}/${first} ${alone}/${first} SYMBOLIC)
    set(include ${alone})
  endif()
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${include})
endfunction()

# What the model, its reader and its answer need: headers.
kith_find_header(kith_tomlplusplus toml++/toml.h libtomlplusplus-dev)
# Its own assertions abort on letters that it then refuses with a message, as it should.
target_compile_options(kith_tomlplusplus INTERFACE "-DTOML_ASSERT(expr)=static_cast<void>(0)")
kith_find_header(kith_json nlohmann/json.hpp nlohmann-json3-dev)
kith_find_header(kith_xxhash xxhash.h libxxhash-dev)
target_compile_definitions(kith_xxhash INTERFACE XXH_INLINE_ALL)
# Eigen without vectors and threads of its own: its sums would otherwise depend on the machine.
kith_find_header(kith_eigen Eigen/Core libeigen3-dev PATH_SUFFIXES eigen3)
target_compile_definitions(kith_eigen INTERFACE EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE)
# Of Boost the headers of Boost.Math, for quantiles.
kith_find_header(kith_boost_math boost/math/distributions/students_t.hpp libboost-dev)

if(KITH_ENGINE_ONLY)
  kith_find_header(kith_fmt fmt/core.h libfmt-dev)
  target_compile_definitions(kith_fmt INTERFACE FMT_HEADER_ONLY)
  add_library(kith_openmp INTERFACE)
  target_compile_options(kith_openmp INTERFACE -fopenmp-simd)  # loops of the kernel, no threads
  return()
endif()

add_library(kith_fmt INTERFACE)
find_package(fmt REQUIRED)
target_link_libraries(kith_fmt INTERFACE fmt::fmt)
add_library(kith_openmp INTERFACE)
find_package(OpenMP REQUIRED COMPONENTS CXX)
target_link_libraries(kith_openmp INTERFACE OpenMP::OpenMP_CXX)

# What the program `kith` needs besides.
find_package(Boost 1.71 REQUIRED COMPONENTS program_options)
kith_find_header(kith_isal isa-l.h libisal-dev)
find_library(KITH_ISAL_LIBRARY isal REQUIRED)
target_link_libraries(kith_isal INTERFACE ${KITH_ISAL_LIBRARY})

# HDF5, serial, with its C++ and high-level parts (H5DS dimension scales). What these libraries need in
# turn they know themselves.
set(HDF5_PREFER_PARALLEL OFF)
find_package(HDF5 1.10 REQUIRED COMPONENTS CXX HL)
set(hdf5_libraries ${HDF5_CXX_LIBRARIES} ${HDF5_HL_LIBRARIES} ${HDF5_LIBRARIES})
list(FILTER hdf5_libraries INCLUDE REGEX hdf5)
list(REMOVE_DUPLICATES hdf5_libraries)
add_library(kith_hdf5 INTERFACE)
target_include_directories(kith_hdf5 SYSTEM INTERFACE ${HDF5_INCLUDE_DIRS})
target_compile_definitions(kith_hdf5 INTERFACE ${HDF5_DEFINITIONS})
target_link_libraries(kith_hdf5 INTERFACE ${hdf5_libraries})
