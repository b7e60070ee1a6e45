#include "kith/studio/choice/describe.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/answer/money/bill_words.hpp"
#include "kith/answer/reach_sums.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/studio/answer/answer_json.hpp"
#include "kith/studio/change/controls.hpp"
#include "kith/study/bill/bill.hpp"

namespace kith::studio {
namespace {

/// Residents that a browser can simulate in tolerable time and memory.
constexpr int most_residents = 100'000;

Json scenarios_json(Study const& study) {
  Json all = Json::array();
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    Scenario const& one = study.scenarios[s];
    Json of;
    for (std::size_t k = 0; k < study.scenarios.size(); ++k)
      if (!one.rival_of.empty() && study.scenarios[k].id == one.rival_of) of = k;
    std::string_view const role = one.rival == Rival::instead             ? "same-grant"
                                  : one.rival == Rival::dollar_for_dollar ? "dollar-for-dollar"
                                  : s == 0                                ? "usual-care"
                                                                          : "partnership";
    all.push_back({{"id", one.id},
                   {"title", one.title.empty() ? one.id : one.title},
                   {"role", role},
                   {"of", of}});
  }
  return all;
}

std::string label_of_line(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

Json bill_json(Bill const& bill, Scenario const& scenario) {
  Json lines = Json::array();
  for (BillLine const& line : bill.lines)
    lines.push_back({{"id", line.name},
                     {"label", label_of_line(line.name)},
                     {"posts", number(line.posts_fte)},
                     {"payUsd", number(line.pay_usd)},
                     {"otherUsd", number(line.other_usd)},
                     {"usd", number(line.usd())}});
  std::string title = bill.partnership;
  for (Partnership const& one : scenario.partnerships)
    if (one.id == bill.partnership && !one.title.empty()) title = one.title;
  return {{"partnership", bill.partnership},
          {"title", title},
          {"lines", lines},
          {"indirectUsd", number(bill.indirect_usd)},
          {"usd", number(bill.usd())},
          {"grantUsd", number(bill.grant_usd)},
          {"otherIncomeUsd", number(bill.other_income_usd)},
          {"sharedUsd", number(bill.shared_usd)},
          {"feesUsd", number(bill.fees_usd)},
          {"incomeUsd", number(bill.income_usd())},
          {"billsVisits", bill.bills_visits},
          {"neededUsd", number(bill.needed_usd)},
          {"availableUsd", number(bill.available_usd)},
          {"inWords", in_words(bill, scenario)}};
}

Json bills_json(Scenario const& scenario) {
  Json all = Json::array();
  if (scenario.trial) return all;
  for (Bill const& bill : bills_of(scenario)) all.push_back(bill_json(bill, scenario));
  return all;
}

Json zones_json(Scenario const& scenario) {
  Json all = Json::array();
  for (Zone const& zone : scenario.zones) {
    Json minutes = Json::object();
    for (auto const& [other, time] : zone.minutes_to) minutes[other] = number(time);
    all.push_back(
        {{"id", zone.id},
         {"title", zone.title.empty() ? zone.id : zone.title},
         {"share", number(zone.share_of_residents)},
         {"minutesWithin", number(zone.minutes_within)},
         {"minutesTo", minutes},
         {"centroid",
          zone.centroid ? Json({zone.centroid->longitude, zone.centroid->latitude}) : Json()}});
  }
  return all;
}

template <class Things>
std::string title_among(Things const& things, std::string const& id) {
  for (auto const& one : things)
    if (one.id == id && !one.title.empty()) return one.title;
  return "";
}

Json strata_shown(Opened const& opened) {
  Json all = Json::array();
  for (std::string const& id : strata_in(opened.layout)) {
    std::size_t const colon = id.find(':');
    std::string const kind = colon == id.npos ? "" : id.substr(0, colon);
    std::string const name = colon == id.npos ? id : id.substr(colon + 1);
    std::string title = kind == "zone"    ? title_among(opened.scenario.zones, name)
                        : kind == "group" ? title_among(opened.scenario.groups, name)
                                          : title_among(opened.scenario.strata, name);
    if (title.empty()) title = label_of_line(name);
    all.push_back({{"id", id}, {"title", title}, {"kind", kind}});
  }
  return all;
}

Json too_large(Scenario const& scenario, std::string const& command) {
  if (scenario.margins.residents <= most_residents) return {};
  return fmt::format("{} residents are too many for a browser. Run it with the program: {}",
                     number_in_words(scenario.margins.residents, 0), command);
}

}  // namespace

Json assumptions_json(Opened const& opened) {
  auto const infos = list_evidence(opened.scenario.evidence);
  auto const usual = evidence_read(opened.study.scenarios[0]);
  auto const read = evidence_read(opened.scenario);
  Json all = Json::array();
  for (std::size_t i = 0; i < infos.size(); ++i) {
    if (!read[i] && !usual[i]) continue;
    ParameterInfo const& info = infos[i];
    all.push_back({{"path", info.path},
                   {"meaning", info.meaning},
                   {"value", number(info.value)},
                   {"low", number(info.low)},
                   {"high", number(info.high)},
                   {"rangeLow", number(info.range_low)},
                   {"rangeHigh", number(info.range_high)},
                   {"unit", info.unit},
                   {"grade", info.grade},
                   {"source", info.source},
                   {"drawn", info.drawn},
                   {"partnership", !usual[i]}});
  }
  return all;
}

Json description_json(Opened const& opened, std::string const& file) {
  Scenario const& scenario = opened.scenario;
  Margins const& place = scenario.margins;
  std::string const command = "kith run " + file;
  RunOptions one;
  one.replicates = {0};
  return {{"id", scenario.id},
          {"title", scenario.title.empty() ? scenario.id : scenario.title},
          {"question", scenario.question},
          {"about", scenario.text},
          {"place", place.title},
          {"start", scenario.time.start},
          {"weeks", scenario.time.weeks},
          {"settlingWeeks", scenario.time.settling_weeks},
          {"firstPartnershipWeek", compared_runs(opened.study, {}).first_partnership_week},
          {"replicates", scenario.run.replicates},
          {"seed", scenario.run.seed},
          {"residents", place.residents},
          {"peoplePerResident", number(place.people_per_resident)},
          {"partOfPlace", part_of_place(place.title, place.people_per_resident)},
          {"preview", as_json(opened.preview)},
          {"scenarios", scenarios_json(opened.study)},
          {"isTrial", scenario.trial.has_value()},
          {"controls", controls_of(scenario)},
          {"bills", bills_json(scenario)},
          {"zones", zones_json(scenario)},
          {"strata", strata_shown(opened)},
          {"outcomes", outcomes_over_time(opened.layout)},
          {"residentWeeks", number(resident_weeks(opened.study, one))},
          {"tooLarge", too_large(scenario, command)},
          {"command", command}};
}

}  // namespace kith::studio
