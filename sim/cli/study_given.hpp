#pragma once

#include <boost/program_options.hpp>
#include <optional>

#include "kith/study/study.hpp"

namespace kith {

/// The study that scenarios make. Nothing where they make none; then it has been said why.
std::optional<Study> study_of_files(std::vector<Scenario> files);

/// The study of the files, `--set`, `--replicates` and `--seed` that were given. Nothing where they
/// are wrong or do not make one study; then it has been said why. Throws UsageError where no file
/// is given.
std::optional<Study> study_given(boost::program_options::variables_map const& given);

}  // namespace kith
