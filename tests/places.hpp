#pragma once

#include <string>

namespace kith_tests {

// Compiled apart, so that no other object holds a path of this checkout: a compiler cache then
// serves every checkout.

/// The folder of the checkout.
std::string source_dir();
/// The program `kith` that was built with the tests.
std::string kith_program();

}  // namespace kith_tests
