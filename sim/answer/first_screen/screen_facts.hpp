#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kith/study/study.hpp"

namespace kith {

/// What the first screens of a study can say before its runs.
struct ScreenFacts {
  struct Grant {
    int end_week = 0;  ///< the first week without it
    bool may_be_renewed = false;
    int start_week = 0;
  };
  struct OfScenario {
    std::string title;
    bool has_screen = false;             ///< has partnerships
    std::optional<std::size_t> instead;  ///< its rival; the one on the same grant if it has both
    std::optional<Grant> grant;          ///< the last, if it ends within the weeks
    std::vector<std::string> notes{};    ///< what it plans but does not get (notes_of)
    std::vector<std::pair<std::string, int>> grant_ends{};  ///< by partnership: weeks of its money
    double granted_usd = 0.0;                               ///< within the weeks, renewals excluded
    bool same_grant = false;  ///< the rival has the same grant, not the sum that was spent
  };
  std::string place, first_day;
  int first_week = 0, weeks = 0;
  double residents = 0.0, people_per_resident = 1.0;
  std::vector<OfScenario> scenarios;
};

/// The grant of a scenario that ends last, if it ends within the weeks.
std::optional<ScreenFacts::Grant> last_grant(Scenario const& scenario);

ScreenFacts screen_facts(Study const& study);

/// How many weeks after the end of a grant its gain is measured: at least and at most.
inline constexpr int soonest_after_grant = 52, latest_after_grant = 104;

}  // namespace kith
