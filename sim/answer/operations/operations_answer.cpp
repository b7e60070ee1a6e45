#include "kith/answer/operations/operations_answer.hpp"

#include <algorithm>
#include <cmath>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

Dimension const* find_dimension(Layout const& layout, std::string_view name) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == name) return &dimension;
  return nullptr;
}

/// Whether these are the programs of this version, and then custom ones.
bool lists_programs(std::vector<std::string> const& names) {
  auto const known = program_axis();
  return names.size() >= known.size() && std::equal(known.begin(), known.end(), names.begin());
}

}  // namespace

std::string_view const OperationsAnswer::input_names[input_count] = {"posts_by_program_fte",
                                                                     "filled_posts_by_program_fte",
                                                                     "weeks_with_posts_by_program",
                                                                     "slots_offered_by_program",
                                                                     "slots_used_by_program",
                                                                     "sessions_by_program",
                                                                     "contacts_by_program",
                                                                     "wait_by_program_weeks",
                                                                     "cost_by_program_usd",
                                                                     "reach_clients_by_year",
                                                                     "reach_new_clients",
                                                                     "reach_served",
                                                                     "money_in_usd",
                                                                     "money_earned_usd",
                                                                     "money_out_usd",
                                                                     "money_returned_usd"};

OperationsAnswer::OperationsAnswer(Layout const& layout, ComparedRuns runs,
                                   std::vector<double> asked_usd)
    : runs_(std::move(runs)),
      asked_usd_(std::move(asked_usd)),
      by_scenario_(runs_.scenario_ids.size()) {
  asked_usd_.resize(by_scenario_.size());
  auto const* program = find_dimension(layout, "program");
  if (program == nullptr || !lists_programs(program->labels)) return;  // from another version
  programs_ = program->labels;
  for (std::size_t i = 0; i < input_count; ++i)
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o) {
      if (layout.outcomes[o].name == input_names[i]) places_[i] = o;
      bool const of_service = input_names[i].find("_by_program") != std::string_view::npos;
      if (of_service && layout.outcomes[o].name == by_service_name(input_names[i]))
        service_places_[i] = o;
    }
  if (auto const* service = find_dimension(layout, "program_service")) services_ = service->labels;
  if (auto const* stratum = find_dimension(layout, "stratum")) strata_ = stratum->labels;
  if (auto const* year = find_dimension(layout, "year")) years_ = year->size();
  if (auto const* time = find_dimension(layout, "time"); time != nullptr && time->size() > 0)
    weeks_ = static_cast<std::size_t>(time->numbers.back()) + 1;
}

bool OperationsAnswer::reads(std::size_t outcome) const {
  auto const among = [&](Places const& places) {
    return std::find(places.begin(), places.end(), std::optional(outcome)) != places.end();
  };
  return among(places_) || among(service_places_);
}

/// NaN if the run has no such outcome, or no value of it.
double OperationsAnswer::value(RunResult const& run, Places const& places, Input input,
                               std::size_t place) const {
  if (!places[input]) return no_value;
  double const found = std::visit(
      [&](auto const& all) {
        return place < all.size() ? static_cast<double>(all[place]) : no_value;
      },
      run.values[*places[input]]);
  bool const counts = input == clients_by_year || input == new_clients || input == served;
  return counts && found < 0.0 ? no_value : found;
}

/// The sum over weeks and partnerships that have a value.
double OperationsAnswer::summed(RunResult const& run, Input input) const {
  if (!places_[input]) return no_value;
  return std::visit(
      [](auto const& all) {
        double sum = 0.0;
        for (auto const one : all)
          if (auto const number = static_cast<double>(one); std::isfinite(number)) sum += number;
        return sum;
      },
      run.values[*places_[input]]);
}

double OperationsAnswer::weeks_of(std::size_t year) const {
  return static_cast<double>(
      std::min<std::size_t>(weeks_per_year, weeks_ - std::min(weeks_, year * weeks_per_year)));
}

ProgramTally OperationsAnswer::work(RunResult const& run, Places const& places, std::size_t place,
                                    std::size_t in_axis) const {
  ProgramTally of;
  for (std::size_t year = 0; year < years_; ++year) {
    auto const in_year = [&](Input input) {
      return value(run, places, input, year * in_axis + place);
    };
    double const weeks = weeks_of(year), in_post = in_year(posts) * weeks;
    of.weeks_with_posts += in_year(weeks_with_posts);
    of.post_weeks += in_post;
    of.filled_post_weeks += in_year(filled_posts) * weeks;
    of.slots_offered += in_year(slots_offered);
    of.slots_used += in_year(slots_used);
    of.sessions += in_year(sessions);
    if (double const waits = in_year(wait); std::isfinite(waits)) {
      of.wait += waits * in_post;
      of.waited_post_weeks += in_post;
    }
  }
  return of;
}

ProgramTally OperationsAnswer::program(RunResult const& run, std::size_t program) const {
  ProgramTally of = work(run, places_, program, programs_.size());
  for (std::size_t year = 0; year < years_; ++year) {
    std::size_t const cell = year * programs_.size() + program;
    of.contacts += value(run, contacts, cell);
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      of.usd += value(run, usd, cell * payer_count + payer);
    of.clients_by_year.push_back(value(run, clients_by_year, cell));
    for (std::size_t band = 0; band < k6_band_count; ++band)
      of.clients_by_band[band] += value(run, new_clients, cell * k6_band_count + band);
  }
  for (double const clients : of.clients_by_band) of.clients += clients;
  return of;
}

/// A rival's posts at usual care: their share of the clinic's work is known, but not whom they saw.
ProgramTally OperationsAnswer::bought(RunResult const& run, OperationsTally const& tally) const {
  ProgramTally of;
  of.clients_by_year.assign(years_, no_value);
  std::size_t const program = program_index(bought_posts);
  for (std::size_t s = 0; s < services_.size(); ++s) {
    if (program_of(services_[s]) != bought_posts) continue;
    ProgramTally part = tally.services[s];
    part.clients_by_year.assign(years_, no_value);
    of.add(part);
  }
  for (std::size_t cell = program; cell < years_ * programs_.size(); cell += programs_.size())
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      of.usd += value(run, usd, cell * payer_count + payer);
  of.clients = of.contacts = no_value;
  of.clients_by_band.fill(no_value);
  return of;
}

/// Adults and youths; a client of two programs counts once.
double OperationsAnswer::clients_once(RunResult const& run) const {
  double clients = 0.0;
  for (std::size_t band = 0; band < k6_band_count; ++band)
    for (std::size_t s = 0; s < strata_.size(); ++s)
      if (s == 0 || strata_[s] == "age:" + std::string(age_band_names[0]))
        clients += value(run, served, band * strata_.size() + s);
  return clients;
}

void OperationsAnswer::add(RunResult const& run) {
  if (run.failed || !places_[posts] || !places_[usd] || run.scenario == 0) return;
  OperationsTally tally;
  for (std::size_t s = 0; s < services_.size(); ++s)
    tally.services.push_back(work(run, service_places_, s, services_.size()));
  std::size_t const rival = program_index(bought_posts);
  for (std::size_t p = 0; p < programs_.size(); ++p) {
    if (p == 0 || p == rival) {
      tally.programs.push_back(p == 0 || services_.empty() ? ProgramTally{} : bought(run, tally));
      tally.programs.back().clients_by_year.resize(years_, 0.0);
      continue;
    }
    tally.programs.push_back(program(run, p));
    ProgramTally part = tally.programs.back();
    part.clients_by_year.clear();
    tally.together.add(part);
    for (std::size_t cell = p; cell < years_ * programs_.size(); cell += programs_.size())
      for (std::size_t payer = 0; payer < payer_count; ++payer)
        tally.usd_by_payer[payer] += value(run, usd, cell * payer_count + payer);
  }
  tally.together.clients = clients_once(run);
  tally.in_usd = summed(run, money_in), tally.earned_usd = summed(run, money_earned);
  tally.spent_usd = summed(run, money_out), tally.returned_usd = summed(run, money_returned);
  by_scenario_[run.scenario][run.replicate] = std::move(tally);
}

std::vector<OperationsTally> OperationsAnswer::tallies(std::size_t scenario) const {
  std::vector<OperationsTally> runs;
  for (auto const& [replicate, tally] : by_scenario_[scenario]) runs.push_back(tally);
  return runs;
}

std::string OperationsAnswer::block(std::size_t scenario) const {
  std::vector<OperationsTally> const runs = tallies(scenario);
  return kith::in_words(
      {title_of(runs_, scenario), runs, services_, programs_, asked_usd_[scenario]});
}

std::string OperationsAnswer::in_words() const {
  std::string out;
  for (std::size_t scenario = 1; scenario < by_scenario_.size(); ++scenario)
    if (!by_scenario_[scenario].empty()) out += block(scenario);
  return out;
}

}  // namespace kith
