#pragma once

#include <boost/program_options.hpp>
#include <optional>

#include "kith/study/study.hpp"

namespace kith {

/// The study that scenarios make. Nothing if they make none; the reason has then been printed.
std::optional<Study> study_of_files(std::vector<Scenario> files);

/// The study of the files, `--set`, `--replicates` and `--seed` that were given. Nothing if they
/// are invalid or do not make one study; the reason has then been printed. Throws UsageError if no
/// file is given.
std::optional<Study> study_given(boost::program_options::variables_map const& given);

}  // namespace kith
