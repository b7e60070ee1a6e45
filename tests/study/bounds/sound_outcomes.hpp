#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/support.hpp"

namespace kith::test {

/// Outcomes of one run, read by name and index.
struct Read {
  Results const& results;
  std::string const& scenario;
  bool has_partnerships;
  std::vector<std::string> const& strata;

  Read(Results const& of, Scenario const& in)
      : results(of),
        scenario(in.id),
        has_partnerships(!in.partnerships.empty()),
        strata(results.layout.dimensions[1].labels) {}

  [[nodiscard]] std::vector<double> const& operator()(std::string const& outcome) const {
    auto const [at, fresh] = known_.try_emplace(outcome);
    if (fresh) at->second = results.values(scenario, outcome);
    return at->second;
  }

 private:
  mutable std::map<std::string, std::vector<double>> known_;
};

/// Whether a value may be missing because it counts nobody; `place` is the row-major index.
inline bool counts_nobody(Read const& read, Outcome const& outcome, std::size_t place) {
  std::string_view const name = outcome.name;
  auto const is_one_of = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  auto const begins = [&](std::string_view text) { return name.rfind(text, 0) == 0; };
  auto const at = [&](char const* other) { return read(other)[place]; };
  if (outcome.dims == std::vector<std::string>{"time", "stratum"}) {
    double const people = at("residents"), in_need = people * at("serious_distress_share");
    if (people < 30.0) return true;
    if (is_one_of({"felt_need_share", "in_care_in_need_share", "treated_serious_share"}))
      return in_need <= 0.0;
    if (is_one_of({"treated_past_year_share", "supported_past_year_share", "treatment_gap"}))
      return at("need_past_year_share") <= 0.0;
    if (name == "treated_distressed_share")
      return in_need + people * at("moderate_distress_share") < 30.5;
    if (begins("unmet_need_") || begins("held_back_by_"))
      return in_need <= 0.0 || (name != "unmet_need_share" && place / read.strata.size() % 4 != 0);
    if (is_one_of({"any_care_share", "came_again_share", "adequate_care_share",
                   "effective_coverage_share"}))
      return at("cascade_need") < 30.0;
    return is_one_of({"delay_weeks_median", "wait_weeks_median", "wait_weeks_p90", "no_show_share",
                      "dropout_share", "unserved_12_weeks_share"}) ||
           begins("seen_") || begins("left_unseen") || begins("still_waiting") ||
           begins("started_of") || begins("came_of");  // below 30 requests or visits
  }
  if (name == "concentration_index_need")
    return read("serious_distress_share")[place * read.strata.size()] <= 0.0;
  if (name == "concentration_index_care")
    return read("any_care_past_year_share")[place * read.strata.size()] <= 0.0;
  if (outcome.group == "/partnerships") return !read.has_partnerships;
  return begins("therapist_") || begins("prescriber_") || begins("general_medical_") ||
         begins("helper_") || begins("wait_by_");
}

/// Checks that every outcome is a number in its range, or missing where nobody is counted.
inline void check_values(Read const& read) {
  for (Outcome const& outcome : read.results.layout.outcomes) {
    std::vector<double> const& values = read(outcome.name);
    double const least = outcome.units == "count" ? std::max(0.0, outcome.low) : outcome.low;
    std::size_t place = 0;
    auto const is_sound = [&](double value) {
      return (value >= least && value <= outcome.high) ||
             (std::isnan(value) && counts_nobody(read, outcome, place));
    };
    while (place < values.size() && is_sound(values[place])) ++place;
    if (place == values.size()) continue;
    FAIL_CHECK(read.scenario << ": " << outcome.name << "[" << place << "] = " << values[place]
                             << ", outside " << least << " to " << outcome.high);
  }
}

/// Checks that everybody is an adult or a youth, and is in one stratum of each dimension.
inline void check_people(Read const& read, double residents) {
  std::vector<double> const& people = read("residents");
  for (std::size_t week = 0; week * read.strata.size() < people.size(); ++week) {
    std::map<std::string, double> sums;
    for (std::size_t s = 0; s < read.strata.size(); ++s) {
      std::string const& name = read.strata[s];
      std::string const axis = name == "age:10-17" ? "youths" : name.substr(0, name.find(':'));
      sums[axis] += people[week * read.strata.size() + s];
    }
    REQUIRE(sums["adults"] + sums["youths"] == residents);
    for (char const* const axis : {"race", "income", "age", "sex", "coverage", "zone"}) {
      CAPTURE(read.scenario, axis, week);
      REQUIRE(sums[axis] == sums["adults"]);
    }
  }
}

/// Checks that payments equal costs, and that a partnership's income is spent, returned or in cash.
/// Weekly values of partnerships are stored in single precision.
inline void check_money(Read const& read) {
  auto const sum = [&](std::string const& outcome) {
    double all = 0.0;
    for (double const usd : read(outcome)) all += usd;
    return all;
  };
  CAPTURE(read.scenario);
  REQUIRE(sum("cost_by_program_usd") == Approx(sum("cost_societal_usd")).epsilon(1e-9));
  if (!read.has_partnerships) return;
  double cash = 0.0, turned_over = 0.0;
  for (std::size_t week = 0; week < read("cash_usd").size(); ++week) {
    CAPTURE(week);
    double const in = read("money_in_usd")[week], out = read("money_out_usd")[week];
    cash += in - out - read("money_returned_usd")[week];
    turned_over += in + out;
    REQUIRE(read("cash_usd")[week] >= -0.01);
    REQUIRE(std::abs(read("cash_usd")[week] - cash) < 0.01 + 1e-6 * turned_over);
    REQUIRE(std::abs(read("cost_partnership_usd")[week] - out) < 0.01 + 1e-6 * out);
  }
}

/// Checks that no program gives more sessions and visits than it has slots. Programs `with_places`
/// see new clients as soon as they have a place for them (check_places).
inline void check_slots(Read const& read, std::set<std::size_t> const& with_places) {
  std::vector<double> const& offered = read("slots_offered_by_program");
  for (std::size_t program = 0; program < offered.size(); ++program) {
    if (with_places.count(program % program_count()) != 0) continue;
    CAPTURE(read.scenario, program, offered[program]);
    REQUIRE(read("slots_used_by_program")[program] <= offered[program] + 1e-6);
  }
}

}  // namespace kith::test
