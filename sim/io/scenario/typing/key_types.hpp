#pragma once

#include <string_view>

namespace kith {

/// The type of a key's value, as far as typing mistakes are concerned.
enum class TypedAs { text, list, other };

/// By the last part of the key's name, as scenarios and sweeps declare it; `other` for numbers,
/// flags, undeclared keys, and keys whose type differs between tables.
TypedAs typed_as(std::string_view key);

}  // namespace kith
