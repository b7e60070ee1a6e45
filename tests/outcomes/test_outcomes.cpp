#include <cmath>
#include <map>

#include "kith/evidence/care.hpp"
#include "kith/outcomes/former_names.hpp"
#include "kith/outcomes/observer.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Results const& town_results() {
  static Results const results = [] {
    Scenario town =
        small_town("[community]\nresidents = 8_000\n[time]\nweeks = 40\nsettling_weeks = 30\n");
    town.run.replicates = 1;
    return collect({town});
  }();
  return results;
}

/// The values of an outcome, weeks x strata.
std::vector<double> table(char const* name) {
  return town_results().values("usual-care", name);
}
std::size_t strata() {
  return table("k6_mean").size() / 40;
}

double outcome(char const* name, WeekFacts const& facts) {
  for (CommunityOutcome const& candidate : community_outcomes())
    if (candidate.declaration.name == name) return candidate.value(facts);
  throw std::out_of_range(name);
}

}  // namespace

TEST_CASE("Reasons for unmet need add up to it in every stratum and week") {
  std::vector<double> const unmet = table("unmet_need_share");
  std::vector<double> sum(unmet.size(), 0.0);
  std::vector<std::string_view> reasons(std::begin(barrier_names), std::end(barrier_names));
  reasons.emplace_back("no_single_barrier");
  for (std::string_view const reason : reasons) {
    std::string const name = "unmet_need_" + std::string(reason) + "_share";
    std::vector<double> const part = table(name.c_str());
    for (std::size_t i = 0; i < part.size(); ++i) sum[i] += part[i];
  }
  int given = 0;
  for (std::size_t i = 0; i < unmet.size(); ++i) {
    if (std::isnan(unmet[i]) || std::isnan(sum[i])) continue;
    REQUIRE(sum[i] <= unmet[i] + 1e-5);
    if (unmet[i] > 0.0) {
      ++given;
      REQUIRE(sum[i] == Approx(unmet[i]).epsilon(1e-5));
    }
  }
  CHECK(given > 400);
}

TEST_CASE("The fates of requests add up in every stratum and week, and by kind of care") {
  std::vector<std::string> const fates = {
      "seen_within_4_weeks_share", "seen_in_4_to_12_weeks_share", "seen_after_12_weeks_share",
      "left_unseen_share", "still_waiting_share"};
  for (std::string const kind : {"", "therapist_", "prescriber_", "general_medical_", "helper_"}) {
    std::vector<double> sum;
    for (std::string const& fate : fates) {
      std::vector<double> const part = table((kind + fate).c_str());
      sum.resize(part.size());
      for (std::size_t i = 0; i < part.size(); ++i) sum[i] += part[i];
    }
    int given = 0;
    for (double const all : sum) {
      if (std::isnan(all)) continue;
      ++given;
      REQUIRE(all == Approx(1.0).epsilon(1e-6));
    }
    CAPTURE(kind);
    if (kind.empty() || kind == "therapist_") CHECK(given > 20);
  }
  std::vector<double> const unserved = table("unserved_12_weeks_share"),
                            soon = table(fates[0].c_str()), later = table(fates[1].c_str());
  for (std::size_t i = 0; i < unserved.size(); ++i)
    if (!std::isnan(unserved[i])) REQUIRE(unserved[i] + soon[i] + later[i] == Approx(1.0));
}

TEST_CASE("Queues for the kinds of care add up to all people waiting") {
  std::vector<double> const all = table("queue_length");
  std::vector<double> sum(all.size());
  for (std::string const kind : {"therapist", "prescriber", "general_medical", "helper"}) {
    std::vector<double> const part = table((kind + "_queue_length").c_str());
    CAPTURE(kind);
    if (kind == "therapist" || kind == "prescriber")
      CHECK(*std::max_element(part.begin(), part.end()) > 0.0);
    for (std::size_t i = 0; i < part.size(); ++i) sum[i] += part[i];
  }
  CHECK(sum == all);
}

TEST_CASE("Outcome names of older versions are not in use, and their new names are") {
  auto const known = [](std::string_view name) {
    return std::any_of(common_outcomes().begin(), common_outcomes().end(),
                       [&](Outcome const& outcome) { return outcome.name == name; });
  };
  for (FormerName const& former : former_names) {
    CAPTURE(former.was);
    CHECK_FALSE(known(former.was));
    CHECK(known(former.now));
  }
  CHECK(renamed_or_meant("cascade_started", {"cascade_any_care"}) ==
        "; cascade_started is now cascade_any_care");
  CHECK(renamed_or_meant("k6_men", {"k6_mean"}) == "; did you mean 'k6_mean'?");
  std::size_t formerly = 0;
  for (Outcome const& outcome : common_outcomes()) formerly += outcome.formerly.size();
  CHECK(formerly == std::size(former_names));
}

TEST_CASE("Gap and coverage are complements; support only adds") {
  std::vector<double> const gap = table("treatment_gap"),
                            treated = table("treated_past_year_share");
  std::vector<double> const supported = table("supported_past_year_share");
  for (std::size_t i = 0; i < gap.size(); ++i) {
    if (std::isnan(gap[i])) continue;
    REQUIRE(gap[i] + treated[i] == Approx(1.0));
    REQUIRE(supported[i] >= treated[i]);
  }
}

TEST_CASE("Strata of one kind hold every adult once") {
  std::vector<double> const residents = table("residents");
  Dimension const& axis = town_results().layout.dimensions[1];
  REQUIRE(axis.name == "stratum");
  std::map<std::string, double> by_kind;
  for (std::size_t s = 0; s < axis.labels.size(); ++s) {
    std::string const& label = axis.labels[s];
    if (label != "age:10-17") by_kind[label.substr(0, label.find(':'))] += residents[s];
  }
  for (char const* kind : {"race", "income", "age", "sex", "coverage"})
    CHECK(by_kind[kind] == residents[0]);
}

TEST_CASE("Means of strata average to the mean of adults") {
  std::vector<double> const residents = table("residents");
  Dimension const& axis = town_results().layout.dimensions[1];
  for (char const* name : {"k6_mean", "stigma_mean", "utility_mean", "in_care_share"}) {
    std::vector<double> const values = table(name);
    std::size_t const last = 39 * strata();
    double sum = 0.0;
    for (std::size_t s = 0; s < axis.labels.size(); ++s)
      if (axis.labels[s].rfind("income:", 0) == 0) sum += values[last + s] * residents[last + s];
    CAPTURE(name);
    CHECK(sum / residents[last] == Approx(values[last]).epsilon(1e-5));
  }
}

TEST_CASE("QALYs and WELLBYs are utility and life satisfaction summed and discounted") {
  std::vector<double> const utility = table("utility_mean"), qalys = table("qalys");
  std::vector<double> const satisfaction = table("life_satisfaction_mean");
  std::vector<double> const wellbys = table("wellbys");
  double expected_qalys = 0.0, expected_wellbys = 0.0;
  for (std::size_t week = 0; week < 40; ++week) {
    double const discount = std::pow(1.03, -static_cast<double>(week) / 52.0);
    expected_qalys += 1000.0 * utility[week * strata()] / 52.0 * discount;
    expected_wellbys += 1000.0 * satisfaction[week * strata()] / 52.0 * discount;
    REQUIRE(qalys[week * strata()] == Approx(expected_qalys).epsilon(1e-5));
    REQUIRE(wellbys[week * strata()] == Approx(expected_wellbys).epsilon(1e-5));
  }
  CHECK(expected_qalys > 500.0);  // 40 weeks at about 0.8 for 1,000 people
}

TEST_CASE("The concentration index agrees with one computed by hand") {
  World world(small_town("[time]\nsettling_weeks = 0\n"));
  world.live_on(1);
  WeekFacts facts;
  facts.state = &world.state;
  facts.week = &world.flow;
  std::size_t first = 0;
  while (world.strata.names[first] != "income:below-100") ++first;
  auto const set = [&](std::size_t band, std::uint64_t people, std::uint64_t serious) {
    world.flow.update.sums[first + band][static_cast<std::size_t>(Sum::residents)] = people;
    world.flow.update.sums[first + band][static_cast<std::size_t>(Sum::serious)] = serious;
  };
  // Four bands of 100: ranks 0.125, 0.375, 0.625, 0.875; mean 0.10; need 0.2, 0.1, 0.1, 0.
  set(0, 100, 20), set(1, 100, 10), set(2, 100, 10), set(3, 100, 0);
  // 2/0.1 * (0.2*-0.375 + 0.1*-0.125 + 0.1*0.125 + 0) / 4
  CHECK(outcome("concentration_index_need", facts) == Approx(-0.375));
  set(3, 100, 20), set(0, 100, 20);
  CHECK(outcome("concentration_index_need", facts) == Approx(0.0).margin(1e-12));
  set(0, 0, 0), set(1, 0, 0), set(2, 300, 0), set(3, 100, 40);
  // Ranks 0.375 and 0.875: 2/0.1 * 0.4 * 0.25 * 0.375
  CHECK(outcome("concentration_index_need", facts) == Approx(0.75));
  set(2, 300, 0), set(3, 100, 0);
  CHECK(std::isnan(outcome("concentration_index_need", facts)));
}

TEST_CASE("Prescribers take new patients with coverage who wait no longer than is offered") {
  World world(small_town(
      "[time]\nsettling_weeks = 0\n"
      "[[provider]]\nid = \"prescriber\"\naccepts = [\"private\", \"medicare\"]\n"
      "[[provider]]\nid = \"second\"\nsite = \"clinic-hill\"\nrole = \"prescriber\"\nfte = 0.4\n"));
  world.live_on(1);
  WeekFacts facts;
  facts.state = &world.state;
  facts.week = &world.flow;
  std::size_t first = 0;
  while (world.strata.names[first] != "coverage:private") ++first;
  std::uint64_t const people[] = {60, 20, 10, 10};  // private, Medicaid, Medicare, none
  for (std::size_t c = 0; c < 4; ++c)
    world.flow.update.sums[first + c][static_cast<std::size_t>(Sum::residents)] = people[c];
  std::vector<ServiceState*> prescribers;
  for (std::size_t i = 0; i < world.compiled.services.size(); ++i) {
    bool const prescribes = world.compiled.services[i].role == Role::prescriber;
    world.state.services[i].use_of_slots = prescribes ? 0.5 : 0.9;
    if (prescribes) prescribers.push_back(&world.state.services[i]);
  }
  REQUIRE(prescribers.size() == 2);
  double const longest = world.compiled.evidence.care->longest_wait_offered_weeks;
  prescribers[0]->present_wait = longest, prescribers[1]->present_wait = longest + 1.0;
  CHECK(outcome("prescriber_posts_taking_new_share", facts) == Approx(0.7 / 2));
  prescribers[1]->present_wait = 0.0;
  CHECK(outcome("prescriber_posts_taking_new_share", facts) == Approx(1.7 / 2));
  CHECK(outcome("prescriber_slots_used_share", facts) == Approx(0.5));
  CHECK(outcome("therapist_slots_used_share", facts) == Approx(0.9));
}

TEST_CASE("Every value lies in the range that its outcome declares") {
  Results const& results = town_results();
  for (Outcome const& declared : results.layout.outcomes) {
    CAPTURE(declared.name);
    for (double const value : results.values("usual-care", declared.name))
      if (!std::isnan(value)) REQUIRE((value >= declared.low && value <= declared.high));
  }
}

TEST_CASE("Small strata are not reported") {
  Scenario town =
      small_town("[community]\nresidents = 400\n[time]\nweeks = 2\nsettling_weeks = 0\n");
  town.run.replicates = 1;
  Results const results = collect({town});
  std::vector<double> const residents = results.values("usual-care", "residents");
  std::vector<double> const k6 = results.values("usual-care", "k6_mean");
  int small = 0;
  for (std::size_t i = 0; i < k6.size(); ++i) {
    REQUIRE(std::isnan(k6[i]) == (residents[i] < 30.0));
    small += residents[i] < 30.0 ? 1 : 0;
  }
  CHECK(small > 0);
}
