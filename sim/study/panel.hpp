#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// A person's care in a week: the sum of the values that apply.
enum PanelCare : std::uint8_t {
  therapist_session = 1,
  prescriber_visit = 2,  ///< first or follow-up
  general_medical_visit =
      4,                ///< for mental health: first, follow-up, or medication after detection
  helper_contact = 8,   ///< with a peer, a health worker, in a group
  on_medication = 16,   ///< at the end of the week
  asked_for_care = 32,  ///< or was referred or offered care: a request was made
  waits_for_care = 64   ///< a request is open at the end of the week
};
/// In the order of the bits.
inline constexpr std::string_view panel_care_names[] = {
    "therapist", "prescriber", "general_medical", "helper", "medicated", "requested", "waiting"};

/// Stands for no place of care.
inline constexpr std::uint16_t no_place = 0xffff;

/// One person in one week of one scenario.
struct PersonWeek {
  std::uint32_t person = 0;  ///< index in the people of the panel
  float k6 = 0.0F;           ///< as outcomes count it; 13 and above: serious distress
  std::uint8_t care = 0;     ///< of PanelCare
  /// The place of the week's first care, as an index in PanelWeek::places; `no_place`: none. Care
  /// counts as in treated_past_year_share; the second also counts peers, groups and health workers.
  std::uint16_t care_at = no_place, care_or_support_at = no_place;
  std::uint32_t client_of = 0;  ///< programs whose session, visit or contact they attended, bits
  std::uint32_t met_by = 0;     ///< programs that contacted or referred them, bits of program_axis
};

/// A panel's record of one week.
struct PanelWeek {
  std::size_t scenario;  ///< index in the study
  Week week;
  std::vector<std::string> const& places;  ///< services, then primary care and medication alone
  std::span<PersonWeek const> people;      ///< residents of this week, in order
};

/// A member of a panel: the same person in every scenario of a replicate.
struct PanelPerson {
  Row home = 0;                 ///< in the first week; home and generation identify the person
  std::uint8_t generation = 0;  ///< of the home in that week, in every study of the community
  Week first_week = 0;          ///< in which they lived here
  Week last_week = 0;           ///< in which they lived here; before the study's end: died or left
  Week baseline_week = 0;       ///< of what follows: the first in which scenarios differ, or the
                                ///< person's first; for those who left earlier, the person's first
  std::uint8_t age = 0;
  Cell who{};  ///< groups, race, income, age band, sex, coverage
  int zone = 0;
  bool care_before = false;  ///< in the 52 weeks before
  bool care_or_support_before = false;
  std::vector<std::string> strata{};
};

/// Whom a panel follows, and who receives each week.
struct PanelRequest {
  int replicate = 0;
  /// People among those who live here in week 0, evenly spread over the community; nothing:
  /// everybody, and newcomers.
  std::optional<std::size_t> people;
  std::function<void(PanelWeek const&)> on_week;  ///< scenario by scenario
  std::atomic<bool> const* stop = nullptr;
};

/// Follows the same people through every scenario of a study, in the same weeks as in a run of the
/// study. Returns the people; nobody if it was stopped.
std::vector<PanelPerson> follow_panel(Study const& study, PanelRequest const& request);

}  // namespace kith
