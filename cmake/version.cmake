# Generates kith/version.hpp at every build and writes it only if it changed, so that a commit rebuilds only
# the few files that name it. Builds from other sources or flags have another digest, and so another name,
# even between two commits and outside a checkout.
if(CMAKE_SCRIPT_MODE_FILE)
  execute_process(COMMAND git describe --always --dirty --abbrev=7 --exclude *
                  WORKING_DIRECTORY ${SOURCE_DIR} OUTPUT_VARIABLE GIT_COMMIT
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
  if(failed OR NOT EXISTS ${SOURCE_DIR}/.git)  # not a checkout of Kith itself
    set(GIT_COMMIT unknown)
  endif()
  file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/sim/*.[ch]pp ${SOURCE_DIR}/include/*.hpp)
  list(SORT files)
  set(digests "${FLAGS}")
  foreach(file ${files})
    file(SHA256 ${SOURCE_DIR}/${file} digest)
    string(APPEND digests "\n${file} ${digest}")
  endforeach()
  string(SHA256 BUILD_DIGEST "${digests}")
  string(SUBSTRING ${BUILD_DIGEST} 0 8 BUILD_DIGEST)
  configure_file(${SOURCE_DIR}/cmake/version.hpp.in ${OUTPUT}/kith/version.hpp @ONLY)
  configure_file(${SOURCE_DIR}/cmake/build_digest.cpp.in ${OUTPUT}/build_digest.cpp @ONLY)
  return()
endif()

string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
string(STRIP "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} -ffp-contract=off" flags)
if(KITH_SANITIZE)
  string(APPEND flags " -fsanitize=${KITH_SANITIZE}")
endif()
add_custom_target(kith_version
  COMMAND ${CMAKE_COMMAND} "-DSOURCE_DIR=${PROJECT_SOURCE_DIR}"
          "-DOUTPUT=${PROJECT_BINARY_DIR}/generated"
          "-DVERSION=${PROJECT_VERSION}" "-DFLAGS=${flags}"
          "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
          -P ${CMAKE_CURRENT_LIST_FILE}
  BYPRODUCTS ${PROJECT_BINARY_DIR}/generated/kith/version.hpp ${PROJECT_BINARY_DIR}/generated/build_digest.cpp
  COMMENT "Asking git which commit this is" VERBATIM)
