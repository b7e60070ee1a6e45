#include <cmath>
#include <stdexcept>

#include "kith/answer/reach_sums.hpp"
#include "kith/state/kind_of_care.hpp"
#include "kith/studio/answer/courses.hpp"

namespace kith::studio {
namespace {

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

/// People waiting, by kind of care.
Json queues_json(CoursesOf const& run) {
  Json queues = Json::array();
  for (std::size_t kind = 0; kind < kind_of_care_count; ++kind) {
    std::string const name(kind_of_care_names[kind]);
    Json waiting = Json::array();
    for (std::size_t period = 0; period < run.periods(); ++period)
      waiting.push_back(number(run.at(name + "_queue_length", period)));
    queues.push_back({{"kind", name}, {"label", kind_of_care_words[kind]}, {"waiting", waiting}});
  }
  return queues;
}

Json world_json(Answered const& answered, int replicate, std::size_t scenario) {
  CoursesOf const run(answered, replicate, scenario);
  return {
      {"scenario", scenario}, {"zones", zones_json(answered, run)}, {"queues", queues_json(run)}};
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
