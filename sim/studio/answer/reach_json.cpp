#include <array>
#include <map>

#include "kith/answer/reach_sums.hpp"
#include "kith/studio/answer/answer_json.hpp"

namespace kith::studio {
namespace {

constexpr std::array<std::string_view, other_life_count> categories = {
    "newlyReached", "sooner", "later", "moved", "same", "displaced", "noCare"};

constexpr std::array<std::string_view, k6_band_count> bands = {"K6 below 5", "K6 5 to 12.99",
                                                               "K6 13 and above"};

/// Counts of runs, and their means.
class Counts {
 public:
  void add(std::string_view name, double people) {
    if (people == people) sums_[name].push_back(people);
  }
  [[nodiscard]] Json mean(std::string_view name) const {
    auto const found = sums_.find(name);
    return found == sums_.end() ? Json() : number(mean_of(found->second));
  }

 private:
  std::map<std::string_view, std::vector<double>> sums_;
};

struct ReachMeans {
  std::size_t replicates = 0;
  std::array<Counts, 2> by_served;  ///< not served, served
  Counts others;
};

void add(ReachMeans& means, ReachSums const& sums) {
  ++means.replicates;
  std::array<double, 2> all = {0.0, 0.0};
  for (std::size_t o = 0; o < other_life_count; ++o) {
    auto const other = static_cast<OtherLife>(o);
    double const served = sums.served_people(other);
    double const rest = sums.people(other, Served::not_served);
    means.by_served[1].add(categories[o], served);
    means.by_served[0].add(categories[o], rest);
    all[1] += served, all[0] += rest;
  }
  for (std::size_t k = 0; k < 2; ++k) means.by_served[k].add("people", all[k]);
  for (std::size_t band = 0; band < k6_band_count; ++band) {
    double served = 0.0;
    for (std::size_t o = 0; o < other_life_count; ++o)
      for (Served const how : {Served::served, Served::in_last_year})
        served += sums.people(static_cast<OtherLife>(o), how, band);
    means.others.add(bands[band], served);
  }
  means.others.add("additional", sums.additional());
}

Json counts_json(Counts const& counts) {
  Json json = {{"people", counts.mean("people")}};
  for (std::string_view const name : categories) json[std::string(name)] = counts.mean(name);
  return json;
}

}  // namespace

Json reach_json(Answered const& answered) {
  auto const outcomes = reach_outcomes_in(answered.opened.layout);
  auto const strata = strata_in(answered.opened.layout);
  auto const everybody = everybody_in(strata);
  Json all = Json::array();
  if (outcomes.size() != std::size(reach_names)) return all;
  for (std::size_t scenario = 1; scenario < answered.scenarios(); ++scenario) {
    ReachMeans means;
    for (int const replicate : answered.replicates) {
      RunResult const& run = answered.runs.at({replicate, scenario}).run;
      if (run.failed) continue;
      ReachOfRun const reach = reach_in(run, outcomes);
      if (is_compared(reach)) add(means, ReachSums(reach, strata.size(), everybody));
    }
    if (means.replicates == 0) continue;
    Json of_bands = Json::array();
    for (std::string_view const band : bands)
      of_bands.push_back({{"label", band}, {"served", means.others.mean(band)}});
    all.push_back({{"scenario", scenario},
                   {"replicates", means.replicates},
                   {"served", counts_json(means.by_served[1])},
                   {"notServed", counts_json(means.by_served[0])},
                   {"bands", of_bands},
                   {"additional", means.others.mean("additional")}});
  }
  return all;
}

}  // namespace kith::studio
