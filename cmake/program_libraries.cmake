# The libraries that the program `kith` needs in addition to the model's: threads, options, HDF5, compression.

find_package(OpenMP QUIET COMPONENTS CXX)
if(OpenMP_CXX_FOUND)
  target_link_libraries(kith_openmp INTERFACE OpenMP::OpenMP_CXX)
else()
  kith_lacks("OpenMP" "g++ has it, clang++ needs libomp-dev" "gcc-c++, or libomp-devel" "cxx-compiler")
endif()

find_package(Boost 1.71 QUIET COMPONENTS program_options)
if(NOT Boost_FOUND)
  kith_lacks("Boost.Program_options 1.71 or newer" libboost-program-options-dev boost-devel libboost-devel)
endif()

# isa-l as a library, or else its portable sources.
find_library(KITH_ISAL_LIBRARY isal)
if(KITH_ISAL_LIBRARY)
  kith_find_header(kith_isal isa-l.h PACKAGES libisal-dev isa-l-devel isa-l)
  target_link_libraries(kith_isal INTERFACE ${KITH_ISAL_LIBRARY})
elseif(EXISTS ${third_party}/isa-l)
  enable_language(C)
  file(GLOB sources ${third_party}/isa-l/*.c)
  add_library(kith_isal STATIC ${sources})
  target_compile_options(kith_isal PRIVATE -O2 -w)
  set_target_properties(kith_isal PROPERTIES UNITY_BUILD OFF)  # its files define the same names
  target_include_directories(kith_isal SYSTEM PUBLIC ${third_party}/include PRIVATE ${third_party}/isa-l)
else()
  kith_lacks("isa-l" libisal-dev isa-l-devel isa-l)
endif()

# Serial HDF5 with its C++ and high-level parts (H5DS dimension scales). These libraries declare their own
# dependencies.
set(HDF5_PREFER_PARALLEL OFF)
find_package(HDF5 1.10 QUIET COMPONENTS CXX HL)
if(NOT HDF5_FOUND)
  kith_lacks("HDF5 1.10 or newer, with C++ and HL" libhdf5-dev hdf5-devel hdf5)
endif()
set(hdf5_libraries ${HDF5_CXX_LIBRARIES} ${HDF5_HL_LIBRARIES} ${HDF5_LIBRARIES})
list(FILTER hdf5_libraries INCLUDE REGEX hdf5)
list(REMOVE_DUPLICATES hdf5_libraries)
add_library(kith_hdf5 INTERFACE)
target_include_directories(kith_hdf5 SYSTEM INTERFACE ${HDF5_INCLUDE_DIRS})
target_compile_definitions(kith_hdf5 INTERFACE ${HDF5_DEFINITIONS})
target_link_libraries(kith_hdf5 INTERFACE ${hdf5_libraries})
