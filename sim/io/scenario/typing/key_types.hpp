#pragma once

#include <string_view>

namespace kith {

/// What a value of a key is, as far as typing mistakes go.
enum class TypedAs { text, list, other };

/// By the last part of the key's name, as scenarios and sweeps declare it; `other` for numbers,
/// flags, keys that nobody declares, and those that are one thing here and another there.
TypedAs typed_as(std::string_view key);

}  // namespace kith
