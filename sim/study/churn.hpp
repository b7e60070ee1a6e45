#pragma once

#include <atomic>
#include <string>

#include "kith/study/study.hpp"

namespace kith {

/// Why a study has no churn: it does not count whom scenarios reach. Empty: it has.
std::string why_no_churn(Study const& study);

/// Usual care lived through a second time with one difference: whoever has waited longest for care
/// when the study's first partnership would begin is helped elsewhere and leaves the queue. The
/// whereabouts of first care in both lives are in the outcomes of reach (layout_of): the noise in
/// the counts of whom a scenario reached. Throws std::invalid_argument for a
/// study without; an empty result where it was stopped.
RunResult live_with_one_helped(Study const& study, int replicate,
                               std::atomic<bool> const* stop = nullptr);

}  // namespace kith
