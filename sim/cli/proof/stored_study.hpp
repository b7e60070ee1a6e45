#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/io/results/results_file.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// The scenarios that a result was made from, read from the texts that it keeps: they contain every
/// default and evidence number, so no other file is needed. `sets` override the texts. Problems
/// report `name` as the file. Throws OutputError if the result keeps no texts.
std::vector<Scenario> stored_scenarios(ResultsFile const& file, std::string const& name,
                                       std::vector<std::string> const& sets, Problems& problems);

/// Their study. Nothing if this version of Kith cannot read them; the reason has then been printed.
std::optional<Study> stored_study(ResultsFile const& file, std::string const& name);

}  // namespace kith
