#pragma once

#include <vector>

#include "kith/results_file.hpp"
#include "kith/study.hpp"
#include "run_request.hpp"

namespace kith {

/// What the result of a study says about itself.
StudyMetadata describe_study(Study const& study, std::vector<int> const& replicates,
                             RunRequest const& request);

}  // namespace kith
