#pragma once

#include <vector>

#include "kith/answer/ranking/head_to_head.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// The description of a study that its result keeps.
StudyMetadata describe_study(Study const& study, std::vector<int> const& replicates,
                             RunRequest const& request);

/// The uncertain numbers as the replicates drew them.
DrawnNumbers drawn_in(ParameterTable const& parameters);

}  // namespace kith
