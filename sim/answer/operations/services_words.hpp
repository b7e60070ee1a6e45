#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/answer/operations/operations_answer.hpp"

namespace kith {

/// The id of a program or of a part of it in words: "peer support".
std::string told_name(std::string_view id);

/// Where one further replicate would lie: "120 to 520"; "-" if nothing is known or done.
std::string spread_in_words(std::vector<double> const& by_run, int decimals);
/// The name of that range, for this number of replicates.
std::string spread_name(std::size_t runs);

/// The services of programs that have more than one; empty if none has.
std::string services_in_words(OperationsText const& of);

}  // namespace kith
