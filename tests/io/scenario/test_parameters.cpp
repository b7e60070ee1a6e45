#include <algorithm>
#include <cmath>
#include <set>

#include "kith/evidence/care.hpp"
#include "kith/evidence/distress.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/scenario/program.hpp"
#include "kith/study/study.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"

using kith::ParameterInfo;

namespace {

kith::Scenario read_whole() {
  kith::Problems problems;
  return kith::read_scenario(kith_tests::whole(), {}, problems);
}

ParameterInfo const* find(std::vector<ParameterInfo> const& list, std::string const& path) {
  auto const found =
      std::find_if(list.begin(), list.end(), [&](auto const& p) { return p.path == path; });
  return found == list.end() ? nullptr : &*found;
}

double quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))];
}

// The draws of one number over replicates.
std::vector<double> draws_of(kith::Evidence const& number, kith::Scenario scenario, int n) {
  scenario.evidence.stigma = {};
  scenario.evidence.awareness->touch_gain = number;
  auto const list = kith::list_evidence(scenario.evidence);
  auto const* info = find(list, "evidence.awareness.touch_gain");
  auto const place = static_cast<std::size_t>(info - list.data());
  std::vector<double> draws;
  for (int k = 0; k < n; ++k) draws.push_back(kith::draw_parameters(scenario, k).at(place));
  return draws;
}

}  // namespace

TEST_CASE("parameters are listed with their values, units, bounds and evidence") {
  auto const scenario = read_whole();
  auto const list = kith::list_parameters(scenario);
  auto const* weeks = find(list, "partnership.clinic.grant_weeks");
  REQUIRE(weeks != nullptr);
  CHECK(weeks->value == 156);
  CHECK(weeks->unit == "week");
  CHECK(weeks->high == 2600);
  CHECK_FALSE(weeks->is_evidence());
  CHECK(std::isnan(weeks->range_low));
  auto const* share = find(list, "evidence.distress.trait_share");
  REQUIRE(share != nullptr);
  CHECK(share->is_evidence());
  CHECK(share->range_low == 0.45);
  CHECK(share->grade == "observational");
  CHECK(share->source.size() > 10);
  std::set<std::string> paths;
  for (auto const& info : list) paths.insert(info.path);
  CHECK(paths.size() == list.size());
}

TEST_CASE("every declaration has a meaning, and every number a unit") {
  auto const list = kith::list_declarations(read_whole());
  CHECK(find(list, "partnership.<partnership>.grant_weeks") != nullptr);
  CHECK(list.size() > 200);
  for (auto const& info : list) {
    INFO(info.path);
    CHECK(info.meaning.size() >= 3);
    bool const number = info.type == kith::ParameterType::number || info.is_evidence() ||
                        info.type == kith::ParameterType::integer;
    if (number && info.path.rfind("community.observed", 0) != 0) CHECK_FALSE(info.unit.empty());
    if (number) CHECK(info.low < info.high);
  }
}

TEST_CASE("Evidence names the programs that alone read it, by existing names") {
  auto const list = kith::list_declarations(read_whole());
  CHECK(find(list, "evidence.campaign.touch_usd")->programs == "campaign");
  CHECK(find(list, "evidence.sharing.room_hour_usd")->programs == "resource_sharing cooperative");
  CHECK(find(list, "evidence.programs.school_smd")->programs == "school_counseling");
  CHECK(find(list, "evidence.costs.peer_year_usd")->programs == "peer_support cooperative");
  CHECK(find(list, "evidence.trust.sd")->programs.empty());
  for (kith::ProgramKind const& kind : kith::program_catalogue())
    for (std::string_view const name : kind.evidence) {
      CAPTURE(kind.name, name);
      std::string const start = "evidence." + std::string(name);
      CHECK((name.empty() || std::any_of(list.begin(), list.end(), [&](auto const& info) {
               return info.path.starts_with(start) &&
                      info.programs.find(kind.name) != std::string::npos;
             })));
    }
}

TEST_CASE("A copy of the evidence has numbers of its own") {
  kith::EvidenceBase const original = read_whole().evidence;
  kith::EvidenceBase copy = original;
  double const before = original.trust->center;
  copy.trust->center.value = before + 0.1;
  CHECK(original.trust->center.value == before);
  CHECK(copy.trust->sd.value == original.trust->sd.value);
  CHECK(copy.trust->sd.source == original.trust->sd.source);
  auto const value_in_list = [](kith::EvidenceBase const& evidence) {
    return find(kith::list_evidence(evidence), "evidence.trust.center")->value;
  };
  CHECK(value_in_list(copy) == before + 0.1);  // the copy's list refers to the copy's numbers
  copy = original;
  CHECK(value_in_list(copy) == before);
}

TEST_CASE("evidence is listed in the order in which it is drawn") {
  auto scenario = read_whole();
  scenario.run.parameters = kith::ParameterMode::central;
  auto const list = kith::list_evidence(scenario.evidence);
  auto const central = kith::draw_parameters(scenario, 3);
  REQUIRE(list.size() == central.size());
  for (std::size_t i = 0; i < list.size(); ++i) CHECK(list[i].value == central[i]);
  scenario.run.parameters = kith::ParameterMode::draws;
  auto const drawn = kith::draw_parameters(scenario, 3);
  int changed = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    INFO(list[i].path);
    bool const may_change = list[i].drawn && list[i].range_low < list[i].range_high;
    CHECK((may_change || drawn[i] == central[i]));
    changed += drawn[i] != central[i] ? 1 : 0;
    CHECK((drawn[i] >= list[i].low && drawn[i] <= list[i].high));
  }
  CHECK(changed > 10);
}

TEST_CASE("a draw has the value as median and the range as 95 % interval, on both sides") {
  kith::Evidence const number = {0.4, 0.3, 0.7, "made up", "assumed"};
  auto const draws = draws_of(number, read_whole(), 4000);
  // Standard errors of the quantiles at n = 4,000: 0.001 (median) and 0.005 (upper 97.5 %).
  CHECK(quantile(draws, 0.5) == Approx(0.4).margin(0.008));
  CHECK(quantile(draws, 0.025) == Approx(0.3).margin(0.01));
  CHECK(quantile(draws, 0.975) == Approx(0.7).margin(0.025));
  CHECK(quantile(draws, 0.8413) == Approx(0.4 + 0.3 / 1.96).margin(0.015));
}

TEST_CASE("numbers that were fitted together are drawn together") {
  auto scenario = read_whole();
  scenario.run.parameters = kith::ParameterMode::draws;
  auto const list = kith::list_evidence(scenario.evidence);
  auto const place = [&](std::string const& path) {
    auto const at =
        std::find_if(list.begin(), list.end(), [&](auto const& info) { return info.path == path; });
    REQUIRE(at != list.end());
    return static_cast<std::size_t>(at - list.begin());
  };
  std::size_t const mean_z = place("evidence.distress.mean_z");
  std::size_t const drop_out = place("evidence.care.drop_out_per_week");
  scenario.evidence.distress->mean_z.sample = {0.11, 0.12, 0.13, 0.14};
  scenario.evidence.care->drop_out_per_week.sample = {0.01, 0.02, 0.03, 0.04};
  int by_row[4] = {};
  for (int replicate = 0; replicate < 400; ++replicate) {
    auto const drawn = kith::draw_parameters(scenario, replicate);
    CHECK(drawn[mean_z] == Approx(drawn[drop_out] + 0.1));
    ++by_row[std::lrint(drawn[drop_out] * 100.0) - 1];
  }
  for (int const n : by_row) CHECK(std::abs(n - 100) < 4 * 8.7);  // four standard errors
  scenario.run.parameters = kith::ParameterMode::central;
  CHECK(kith::draw_parameters(scenario, 0)[mean_z] == scenario.evidence.distress->mean_z.value);
}

TEST_CASE("draws are clipped to the allowed values, and a range of no width stays") {
  auto const clipped = draws_of({0.95, 0.5, 1.0, "made up", "assumed"}, read_whole(), 500);
  CHECK(*std::max_element(clipped.begin(), clipped.end()) == 1.0);
  auto const fixed = draws_of({0.5, 0.5, 0.5, "made up", "assumed"}, read_whole(), 20);
  CHECK(std::all_of(fixed.begin(), fixed.end(), [](double v) { return v == 0.5; }));
}

TEST_CASE("a draw depends only on seed, replicate and path") {
  auto scenario = read_whole();
  auto const first = kith::draw_parameters(scenario, 5);
  CHECK(first == kith::draw_parameters(scenario, 5));
  CHECK(first != kith::draw_parameters(scenario, 6));
  auto wider = scenario;
  wider.evidence.distress->trait_share.high += 0.1;
  wider.partnerships.clear();
  auto const other = kith::draw_parameters(wider, 5);
  int different = 0;
  for (std::size_t i = 0; i < first.size(); ++i) different += first[i] != other[i] ? 1 : 0;
  CHECK(different <= 1);
  scenario.run.seed += 1;
  CHECK(first != kith::draw_parameters(scenario, 5));
}
