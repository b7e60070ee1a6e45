#pragma once

#include <string>
#include <string_view>

#include "kith/ground/weeks.hpp"

namespace kith::studio {

/// A slider of the page: a key of a partnership or of one of its programs, in planners' words.
struct SliderRule {
  std::string_view id, label, unit;
  double low, high, step;
  std::string_view name;                                        ///< of the key
  enum class Of { partnership, program } of = Of::partnership;  ///< the first program that has it
  double scale = 1.0;  ///< from the file's unit to the page's
  bool whole = false;  ///< the file has a whole number
};

inline constexpr std::string_view mobile_days = "mobile-days";

using Of = SliderRule::Of;
inline constexpr SliderRule sliders[] = {
    {"grant", "Grant a year", "USD/year", 0, 2e6, 25e3, "grant_usd_per_year"},
    {"grant-years", "Grant lasts", "year", 1, 5, 0.5, "grant_weeks", Of::partnership,
     1.0 / weeks_per_year, true},
    {"other-money", "Other money a year", "USD/year", 0, 5e5, 1e4, "other_income_usd_per_year"},
    {"billed", "Visits billed", "%", 0, 90, 5, "billed_share", Of::partnership, 100.0},
    {"therapists", "Therapists at the center", "posts", 0, 6, 0.2, "therapist_fte", Of::program},
    {"health-workers", "Community health workers", "posts", 0, 6, 0.5, "workers_fte", Of::program},
    {"peers", "Peer specialists", "posts", 0, 6, 0.5, "peers_fte", Of::program},
    {mobile_days, "Mobile clinic", "days/week", 0, 5, 1, "days_per_week", Of::program},
    {"coordinator", "Coordinator", "posts", 0, 1.5, 0.25, "coordinator_fte"},
    {"meetings", "Partners meet", "1/month", 0, 4, 0.5, "meetings_per_month"},
    {"power", "Who decides", "of 100", 0, 100, 10, "shared_power", Of::partnership, 100.0},
};

}  // namespace kith::studio
