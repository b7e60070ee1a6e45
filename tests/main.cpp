#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER  // version 2 asks for its one source file with a macro
#endif
#include "tests/catch.hpp"

int main(int argc, char* argv[]) {
  return Catch::Session().run(argc, argv);
}
