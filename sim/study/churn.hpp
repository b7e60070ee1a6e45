#pragma once

#include <atomic>
#include <string>

#include "kith/study/study.hpp"

namespace kith {

/// Why a study has no churn: it does not count whom scenarios reach. Empty if it has one.
std::string why_no_churn(Study const& study);

/// Usual care simulated a second time with one difference: the person who has waited longest for
/// care when the study's first partnership would begin is helped elsewhere and leaves the queue.
/// Comparing where first care was received in both lives (outcomes of reach in layout_of) shows the
/// noise in counts of people reached. Throws std::invalid_argument for a study without churn;
/// returns an empty result if stopped.
RunResult live_with_one_helped(Study const& study, int replicate,
                               std::atomic<bool> const* stop = nullptr);

}  // namespace kith
