#include "tests/places.hpp"

namespace kith_tests {

std::string source_dir() {
  return KITH_SOURCE_DIR;
}

std::string kith_program() {
  return KITH_PROGRAM;
}

}  // namespace kith_tests
