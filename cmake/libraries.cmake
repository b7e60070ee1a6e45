# The libraries that Kith needs, each as one target. Debian 12 and Ubuntu 22.04 / 24.04 have all of them,
# and `./quickstart.sh` installs missing ones; a source archive has those that clusters often lack in
# third_party/. Nothing is downloaded.

set(third_party ${PROJECT_SOURCE_DIR}/third_party)

# Records a missing library with the names of its packages; all are reported at once below.
function(kith_lacks what debian fedora conda)
  set_property(GLOBAL APPEND_STRING PROPERTY kith_lacking
               "  ${what}: ${debian} (Debian, Ubuntu), ${fedora} (Fedora), ${conda} (conda-forge)\n")
endfunction()

# Finds a header on the system or in third_party/. PACKAGES: its packages in Debian, Fedora, conda.
function(kith_find_header target header)
  cmake_parse_arguments(PARSE_ARGV 2 given "" "" "PACKAGES;SUFFIXES")
  find_path(${target}_INCLUDE_DIR ${header} PATH_SUFFIXES ${given_SUFFIXES} PATHS ${third_party}/include
            /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(${target}_INCLUDE_DIR)
  set(include ${${target}_INCLUDE_DIR})
  add_library(${target} INTERFACE)
  if(NOT include)
    kith_lacks("<${header}>" ${given_PACKAGES})
    return()
  endif()
  if(CMAKE_CROSSCOMPILING)  # its folder has headers of the host's C library, which must stay hidden
    string(REGEX REPLACE "/.*" "" first ${header})
    set(alone ${PROJECT_BINARY_DIR}/libraries/${target})
    file(MAKE_DIRECTORY ${alone})
    get_filename_component(folder ${first} NAME_WE)  # <isa-l.h> includes <isa-l/crc.h>
    foreach(name ${first} ${folder})
      if(EXISTS ${include}/${name})
        file(CREATE_LINK ${include}/${name} ${alone}/${name} SYMBOLIC)
      endif()
    endforeach()
    set(include ${alone})
  endif()
  target_include_directories(${target} SYSTEM INTERFACE ${include})
endfunction()

# Header-only libraries for the model, its reader and its answer.
kith_find_header(kith_tomlplusplus toml++/toml.h PACKAGES libtomlplusplus-dev tomlplusplus-devel tomlplusplus)
# toml++'s assertions abort on characters that it would otherwise refuse with a message.
target_compile_options(kith_tomlplusplus INTERFACE "-DTOML_ASSERT(expr)=static_cast<void>(0)")
kith_find_header(kith_json nlohmann/json.hpp PACKAGES nlohmann-json3-dev json-devel nlohmann_json)
kith_find_header(kith_xxhash xxhash.h PACKAGES libxxhash-dev xxhash-devel xxhash)
target_compile_definitions(kith_xxhash INTERFACE XXH_INLINE_ALL)
# Eigen without its own vectorization and threads, with which sums would depend on the machine.
kith_find_header(kith_eigen Eigen/Core SUFFIXES eigen3 PACKAGES libeigen3-dev eigen3-devel eigen)
target_compile_definitions(kith_eigen INTERFACE EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE)
# The headers of Boost.Math, for quantiles.
kith_find_header(kith_boost_math boost/math/distributions/students_t.hpp
                 PACKAGES libboost-dev boost-devel libboost-headers)

# fmt as a library if there is one for this processor, else header-only.
if(NOT KITH_ENGINE_ONLY AND NOT CMAKE_CROSSCOMPILING)
  find_package(fmt QUIET)
endif()
if(fmt_FOUND)
  add_library(kith_fmt INTERFACE)
  target_link_libraries(kith_fmt INTERFACE fmt::fmt)
else()
  kith_find_header(kith_fmt fmt/core.h PACKAGES libfmt-dev fmt-devel fmt)
  target_compile_definitions(kith_fmt INTERFACE FMT_HEADER_ONLY)
endif()

add_library(kith_openmp INTERFACE)
if(KITH_ENGINE_ONLY)
  target_compile_options(kith_openmp INTERFACE -fopenmp-simd)  # vectorizes loops of the kernel, without threads
else()
  include(cmake/program_libraries.cmake)
endif()

get_property(lacking GLOBAL PROPERTY kith_lacking)
if(lacking)
  message(FATAL_ERROR "These libraries were not found:\n${lacking}"
          "./quickstart.sh installs everything on Debian and Ubuntu. Libraries elsewhere: load their modules, "
          "or name their folders in CMAKE_PREFIX_PATH. Then remove this build folder and try again.")
endif()
