#pragma once

#include <string>

namespace kith_tests {

// Compiled separately, so that no other object contains a path of this checkout: compiler caches
// then work for every checkout.

/// The folder of the checkout.
std::string source_dir();
/// The program `kith` built with the tests.
std::string kith_program();

}  // namespace kith_tests
