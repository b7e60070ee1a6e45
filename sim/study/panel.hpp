#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What care somebody had in a week: the sum of those that apply.
enum PanelCare : std::uint8_t {
  therapist_session = 1,
  prescriber_visit = 2,  ///< first or follow-up
  general_medical_visit =
      4,               ///< for mental health: first, follow-up, or medication after detection
  helper_contact = 8,  ///< with a peer, a health worker, in a group
  on_medication = 16,  ///< at the end of the week
  asked_for_care = 32  ///< or was sent or offered it: a request was made
};

/// Adults of one replicate of usual care, followed week by week.
struct Panel {
  std::size_t people = 0;
  std::size_t weeks = 0;
  /// K6true by person, then week of the horizon; NaN from the week on in which the person has died
  /// or left the community.
  std::vector<float> k6;
  std::vector<std::uint8_t> care;  ///< the same of PanelCare; 0 where K6 is NaN
};

/// Follows `people` adults, evenly spread over the community, of a community under usual care; all
/// adults where there are fewer. The same people in the same weeks as in a study of the scenario.
/// Stops early, with an empty panel, where `stop` is set.
Panel follow_panel(Scenario const& usual, int replicate, std::size_t people,
                   std::atomic<bool> const* stop = nullptr);

}  // namespace kith
