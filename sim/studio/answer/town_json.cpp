#include <cmath>
#include <stdexcept>

#include "kith/answer/reach_sums.hpp"
#include "kith/studio/answer/courses.hpp"

namespace kith::studio {
namespace {

constexpr std::string_view kinds[][2] = {{"therapist", "Therapists"},
                                         {"prescriber", "Prescribers"}};

Json zones_json(Answered const& answered, CoursesOf const& run) {
  auto const strata = strata_in(answered.opened.layout);
  Json zones = Json::array();
  for (std::size_t s = 0; s < strata.size(); ++s) {
    if (!strata[s].starts_with("zone:")) continue;
    Json adults = Json::array(), distressed = Json::array(), in_care = Json::array(),
         contacted = Json::array();
    for (std::size_t period = 0; period < run.periods(); ++period) {
      double const people = run.at("residents", period, s);
      auto const some = [&](std::string_view share) {
        return number(std::round(people * run.at(share, period, s)));
      };
      adults.push_back(number(std::round(people)));
      distressed.push_back(some("serious_distress_share"));
      in_care.push_back(some("in_care_share"));
      contacted.push_back(number(run.at("people_contacted", period, s)));
    }
    zones.push_back({{"zone", strata[s].substr(5)},
                     {"adults", adults},
                     {"seriousDistress", distressed},
                     {"inCare", in_care},
                     {"contacted", contacted}});
  }
  return zones;
}

Json course(CoursesOf const& run, std::string const& outcome, double scale) {
  Json all = Json::array();
  for (std::size_t period = 0; period < run.periods(); ++period)
    all.push_back(number(scale * run.at(outcome, period)));
  return all;
}

Json world_json(Answered const& answered, int replicate, std::size_t scenario) {
  CoursesOf const run(answered, replicate, scenario);
  Json services = Json::array();
  for (auto const& [kind, label] : kinds)
    services.push_back(
        {{"kind", kind},
         {"label", label},
         {"waitWeeks", course(run, std::string(kind) + "_wait_weeks", 1.0)},
         {"stillWaiting", course(run, std::string(kind) + "_still_waiting_share", 100.0)}});
  return {{"scenario", scenario},
          {"zones", zones_json(answered, run)},
          {"queue", course(run, "queue_length", 1.0)},
          {"services", services}};
}

}  // namespace

Json town_json(Answered const& answered, int replicate) {
  if (!answered.runs.contains({replicate, 0}))
    throw std::invalid_argument("replicate " + std::to_string(replicate) + " has not come");
  CoursesOf const usual(answered, replicate, 0);
  Json worlds = Json::array();
  for (std::size_t scenario = 0; scenario < std::min<std::size_t>(2, answered.scenarios());
       ++scenario)
    if (answered.runs.contains({replicate, scenario}))
      worlds.push_back(world_json(answered, replicate, scenario));
  return {
      {"replicate", replicate}, {"week", weeks_of_periods(usual.periods())}, {"worlds", worlds}};
}

}  // namespace kith::studio
