#include <array>

#include "kith/state/kind_of_care.hpp"
#include "kith/studio/answer/courses.hpp"

namespace kith::studio {
namespace {

/// The fates of requests, as the page and as outcomes call them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> fates = {{
    {"within4", "seen_within_4_weeks_share"},
    {"within12", "seen_in_4_to_12_weeks_share"},
    {"later", "seen_after_12_weeks_share"},
    {"left", "left_unseen_share"},
    {"waiting", "still_waiting_share"},
}};

/// Per 100 requests, mean over the replicates that have a value.
Json mean_course(std::vector<CoursesOf> const& runs, std::string const& outcome) {
  Json all = Json::array();
  for (std::size_t period = 0; period < runs[0].periods(); ++period) {
    std::vector<double> known;
    for (CoursesOf const& run : runs)
      if (double const share = run.at(outcome, period); share == share) known.push_back(share);
    all.push_back(number(100.0 * mean_of(known)));
  }
  return all;
}

}  // namespace

Json waits_json(Answered const& answered) {
  Json all = Json::array();
  for (std::size_t scenario = 0; scenario < answered.scenarios(); ++scenario) {
    std::vector<CoursesOf> runs;
    for (int const replicate : answered.replicates)
      runs.emplace_back(answered, replicate, scenario);
    if (runs.empty()) continue;
    for (std::size_t kind = 0; kind < std::size(kind_of_care_names); ++kind) {
      std::string const name(kind_of_care_names[kind]);
      if (!runs[0].has(name + "_still_waiting_share")) continue;
      Json one = {{"scenario", scenario},
                  {"kind", name},
                  {"label", kind_of_care_words[kind]},
                  {"week", weeks_of_periods(runs[0].periods())}};
      for (auto const& [id, outcome] : fates)
        one[std::string(id)] = mean_course(runs, name + "_" + std::string(outcome));
      all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace kith::studio
