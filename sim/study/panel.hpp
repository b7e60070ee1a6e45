#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Adults of one replicate of usual care, followed week by week.
struct Panel {
  std::size_t people = 0;
  std::size_t weeks = 0;
  /// K6true by person, then week of the horizon; NaN from the week on in which the person has died
  /// or left the community.
  std::vector<float> k6;
};

/// Follows `people` adults, evenly spread over the community, of a community under usual care; all
/// adults where there are fewer. The same people in the same weeks as in a study of the scenario.
/// Stops early, with an empty panel, where `stop` is set.
Panel follow_panel(Scenario const& usual, int replicate, std::size_t people,
                   std::atomic<bool> const* stop = nullptr);

}  // namespace kith
