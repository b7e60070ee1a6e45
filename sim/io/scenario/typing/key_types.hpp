#pragma once

#include <string_view>

namespace kith {

/// What a value of a key is, as far as typing mistakes go.
enum class TypedAs { text, list, other };

/// By the last part of the key's name, as scenarios and sweeps declare it; `other` for numbers,
/// flags, and keys that nobody declares.
TypedAs typed_as(std::string_view key);

}  // namespace kith
