#include <algorithm>
#include <cmath>

#include "kith/answer/layout_axes.hpp"
#include "kith/answer/operations/services_words.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/studio/answer/answer_json.hpp"

namespace kith::studio {
namespace {

constexpr std::pair<std::string_view, std::string_view> flows[] = {
    {"inUsd", "money_in_usd"},
    {"earnedUsd", "money_earned_usd"},
    {"outUsd", "money_out_usd"},
    {"returnedUsd", "money_returned_usd"},
};

std::size_t place_of_flow(Layout const& layout, std::string_view name) {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    if (layout.outcomes[i].name == name && layout.outcomes[i].group == "/partnerships") return i;
  return layout.outcomes.size();
}

/// Dollars of all partnerships over some weeks.
double usd_in(Values const& values, std::size_t partnerships, std::size_t first, std::size_t end) {
  return std::visit(
      [&](auto const& all) {
        double sum = 0.0;
        for (std::size_t i = first * partnerships; i < std::min(all.size(), end * partnerships);
             ++i)
          if (double const usd = static_cast<double>(all[i]); std::isfinite(usd)) sum += usd;
        return sum;
      },
      values);
}

Json years(Answered const& answered, std::size_t scenario) {
  Layout const& layout = answered.opened.layout;
  auto const weeks = weeks_of(layout).size();
  std::size_t partnerships = 0;
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == "partnership") partnerships = dimension.size();
  Json all = Json::array();
  if (partnerships == 0) return all;
  for (std::size_t first = 0; first < weeks; first += weeks_per_year) {
    std::size_t const end = std::min(weeks, first + weeks_per_year);
    Json year = {{"year", first / weeks_per_year + 1}, {"firstWeek", first}};
    for (auto const& [id, name] : flows) {
      std::size_t const place = place_of_flow(layout, name);
      std::vector<double> sums;
      for (int const replicate : answered.replicates) {
        RunResult const& run = answered.runs.at({replicate, scenario}).run;
        if (place < run.values.size())
          sums.push_back(usd_in(run.values[place], partnerships, first, end));
      }
      year[std::string(id)] = number(mean_of(sums));
    }
    year["weeks"] = end - first;
    all.push_back(std::move(year));
  }
  return all;
}

Json program_json(std::string const& id, ProgramTally const& sums, double runs) {
  return {{"id", id},
          {"label", id == bought_posts ? "clinic therapists" : told_name(id)},
          {"posts", number(mean_posts(sums))},
          {"filledPosts", number(mean_filled_posts(sums))},
          {"clients", number(sums.clients / runs)},
          {"sessions", number(sums.sessions / runs)},
          {"contacts", number(sums.contacts / runs)},
          {"usedShare", number(used_share(sums))},
          {"waitWeeks", number(wait_weeks(sums))},
          {"usd", number(sums.usd / runs)},
          {"usdPerSession", number(usd_per_session(sums))},
          {"usdPerClient", number(usd_per_client(sums))}};
}

}  // namespace

Json money_json(Answered const& answered) {
  OperationsAnswer const& operations = answered.study.operations();
  auto const& names = operations.programs();
  Json all = Json::array();
  for (std::size_t scenario = 1; scenario < answered.scenarios(); ++scenario) {
    auto const runs = operations.tallies(scenario);
    if (runs.empty()) continue;
    auto const count = static_cast<double>(runs.size());
    OperationsTally sums = runs[0];
    for (std::size_t k = 1; k < runs.size(); ++k) sums.add(runs[k]);
    Json programs = Json::array(), payers = Json::array();
    for (std::size_t p = 0; p < names.size(); ++p)
      if (!sums.programs[p].is_empty())
        programs.push_back(program_json(names[p], sums.programs[p], count));
    for (std::size_t p = 0; p < payer_count; ++p)
      payers.push_back({{"label", payer_names[p]}, {"usd", number(sums.usd_by_payer[p] / count)}});
    all.push_back({{"scenario", scenario},
                   {"years", years(answered, scenario)},
                   {"programs", programs},
                   {"payers", payers}});
  }
  return all;
}

}  // namespace kith::studio
