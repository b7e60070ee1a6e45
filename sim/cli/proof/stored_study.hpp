#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/io/results/results_file.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// The scenarios that a result was made of, read from the texts that it keeps: every default and
/// every evidence number stands there, so that no other file is needed. `sets` win over the texts.
/// `name` stands for the result in problems. Throws OutputError where the file keeps no texts.
std::vector<Scenario> stored_scenarios(ResultsFile const& file, std::string const& name,
                                       std::vector<std::string> const& sets, Problems& problems);

/// Their study. Nothing where this version of Kith cannot read them; then it has been said why.
std::optional<Study> stored_study(ResultsFile const& file, std::string const& name);

}  // namespace kith
