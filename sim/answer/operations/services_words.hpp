#pragma once

#include <string>
#include <string_view>

#include "kith/answer/operations/operations_answer.hpp"

namespace kith {

/// A program or a part of it without the signs of an id: "peer support".
std::string told_name(std::string_view id);

/// The services of the programs that have more than one; empty without.
std::string services_in_words(OperationsText const& of);

}  // namespace kith
