# The libraries that Kith stands on, each as one target. Debian 12 and Ubuntu 22.04 / 24.04 have all of
# them; nothing is downloaded. `./quickstart.sh` installs what is missing.
find_package(OpenMP REQUIRED COMPONENTS CXX)
find_package(Boost 1.71 REQUIRED COMPONENTS program_options)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)

# Header-only or without package files everywhere: a header, maybe a library, and the Debian package.
function(kith_find_library target header package)
  find_path(${target}_INCLUDE_DIR ${header} ${ARGN})
  mark_as_advanced(${target}_INCLUDE_DIR)
  if(NOT ${target}_INCLUDE_DIR)
    message(FATAL_ERROR "The header <${header}> was not found (Debian and Ubuntu: "
                        "apt-get install ${package}). ./quickstart.sh installs everything needed.")
  endif()
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE_DIR})
endfunction()
kith_find_library(kith_tomlplusplus toml++/toml.h libtomlplusplus-dev)
# Its own assertions abort on letters that it then refuses with a message, as it should.
target_compile_options(kith_tomlplusplus INTERFACE "-DTOML_ASSERT(expr)=static_cast<void>(0)")
kith_find_library(kith_xxhash xxhash.h libxxhash-dev)
find_library(KITH_XXHASH_LIBRARY xxhash REQUIRED)
target_link_libraries(kith_xxhash INTERFACE ${KITH_XXHASH_LIBRARY})
kith_find_library(kith_isal isa-l.h libisal-dev)
find_library(KITH_ISAL_LIBRARY isal REQUIRED)
target_link_libraries(kith_isal INTERFACE ${KITH_ISAL_LIBRARY})

# Eigen without vectors and threads of its own: its sums would otherwise depend on the machine.
add_library(kith_eigen INTERFACE)
target_link_libraries(kith_eigen INTERFACE Eigen3::Eigen)
target_compile_definitions(kith_eigen INTERFACE EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE)

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
