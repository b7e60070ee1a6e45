#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/answer/operations/operations_answer.hpp"

namespace kith {

/// A program or a part of it without the signs of an id: "peer support".
std::string told_name(std::string_view id);

/// Where one further replicate would lie: "120 to 520"; "-" where nothing is known or done.
std::string spread_in_words(std::vector<double> const& by_run, int decimals);
/// What that is of so many replicates.
std::string spread_name(std::size_t runs);

/// The services of the programs that have more than one; empty without.
std::string services_in_words(OperationsText const& of);

}  // namespace kith
