#pragma once

#include <string>

namespace kith::door {

/// Names of items and attributes are words of ASCII letters, digits, '_', '-' and '.'. Throws
/// Fault.
void expect_name(std::string const& name);

}  // namespace kith::door
