#include "kith/answer/operations/operations_answer.hpp"

#include <algorithm>
#include <cmath>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

Dimension const* find_dimension(Layout const& layout, std::string_view name) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == name) return &dimension;
  return nullptr;
}

double ratio(double above, double below) {
  return below > 0.0 ? above / below : no_value;
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

void ProgramTally::add(ProgramTally const& more) {
  weeks_with_posts += more.weeks_with_posts;
  post_weeks += more.post_weeks, filled_post_weeks += more.filled_post_weeks;
  contacts += more.contacts, sessions += more.sessions;
  slots_offered += more.slots_offered, slots_used += more.slots_used;
  wait += more.wait, waited_post_weeks += more.waited_post_weeks;
  usd += more.usd;
  clients += more.clients;
  add_to(clients_by_band, more.clients_by_band);
  clients_by_year.resize(more.clients_by_year.size());
  for (std::size_t y = 0; y < clients_by_year.size(); ++y)
    clients_by_year[y] += more.clients_by_year[y];
}

void OperationsTally::add(OperationsTally const& more) {
  programs.resize(more.programs.size());
  for (std::size_t p = 0; p < programs.size(); ++p) programs[p].add(more.programs[p]);
  together.add(more.together);
  add_to(usd_by_payer, more.usd_by_payer);
  in_usd += more.in_usd, earned_usd += more.earned_usd;
  spent_usd += more.spent_usd, returned_usd += more.returned_usd;
}

double mean_posts(ProgramTally const& of) {
  return ratio(of.post_weeks, of.weeks_with_posts);
}
double mean_filled_posts(ProgramTally const& of) {
  return ratio(of.filled_post_weeks, of.weeks_with_posts);
}
double clients_per_filled_post(ProgramTally const& of) {
  double in_years = 0.0;
  for (double const clients : of.clients_by_year) in_years += clients;
  return ratio(in_years, of.filled_post_weeks / weeks_per_year);
}
double used_share(ProgramTally const& of) {
  return ratio(of.slots_used, of.slots_offered);
}
double wait_weeks(ProgramTally const& of) {
  return ratio(of.wait, of.waited_post_weeks);
}
double usd_per_session(ProgramTally const& of) {
  return ratio(of.usd, of.sessions);
}
double usd_per_client(ProgramTally const& of) {
  return ratio(of.usd, of.clients);
}

OperationsAnswer::OperationsAnswer(Layout const& layout, ComparedRuns runs,
                                   std::vector<double> asked_usd)
    : runs_(std::move(runs)),
      asked_usd_(std::move(asked_usd)),
      by_scenario_(runs_.scenario_ids.size()) {
  asked_usd_.resize(by_scenario_.size());
  auto const* program = find_dimension(layout, "program");
  if (program == nullptr || program->size() != program_count()) return;  // of another version
  for (std::size_t i = 0; i < input_count; ++i)
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == input_names[i]) places_[i] = o;
  if (auto const* stratum = find_dimension(layout, "stratum")) strata_ = stratum->labels;
  if (auto const* year = find_dimension(layout, "year")) years_ = year->size();
  if (auto const* time = find_dimension(layout, "time"); time != nullptr && time->size() > 0)
    weeks_ = static_cast<std::size_t>(time->numbers.back()) + 1;
}

bool OperationsAnswer::reads(std::size_t outcome) const {
  return std::find(places_.begin(), places_.end(), std::optional(outcome)) != places_.end();
}

/// NaN where the run holds no such outcome, or no value of it.
double OperationsAnswer::value(RunResult const& run, Input input, std::size_t place) const {
  if (!places_[input]) return no_value;
  double const found = std::visit(
      [&](auto const& all) {
        return place < all.size() ? static_cast<double>(all[place]) : no_value;
      },
      run.values[*places_[input]]);
  bool const counts = input == clients_by_year || input == new_clients || input == served;
  return counts && found < 0.0 ? no_value : found;
}

/// Over weeks and partnerships that are there.
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

ProgramTally OperationsAnswer::program(RunResult const& run, std::size_t program) const {
  ProgramTally of;
  for (std::size_t year = 0; year < years_; ++year) {
    std::size_t const cell = year * program_count() + program;
    double const weeks = weeks_of(year), in_post = value(run, posts, cell) * weeks;
    of.weeks_with_posts += value(run, weeks_with_posts, cell);
    of.post_weeks += in_post;
    of.filled_post_weeks += value(run, filled_posts, cell) * weeks;
    of.slots_offered += value(run, slots_offered, cell);
    of.slots_used += value(run, slots_used, cell);
    of.sessions += value(run, sessions, cell);
    of.contacts += value(run, contacts, cell);
    if (double const waits = value(run, wait, cell); std::isfinite(waits)) {
      of.wait += waits * in_post;
      of.waited_post_weeks += in_post;
    }
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      of.usd += value(run, usd, cell * payer_count + payer);
    of.clients_by_year.push_back(value(run, clients_by_year, cell));
    for (std::size_t band = 0; band < k6_band_count; ++band)
      of.clients_by_band[band] += value(run, new_clients, cell * k6_band_count + band);
  }
  for (double const clients : of.clients_by_band) of.clients += clients;
  return of;
}

/// Adults and youths; who is a client of two programs counts once.
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
  std::size_t const plain_slots = program_index("plain-slots");
  for (std::size_t p = 0; p < program_count(); ++p) {
    bool const of_partnerships = p != 0 && p != plain_slots;
    tally.programs.push_back(of_partnerships ? program(run, p) : ProgramTally{});
    if (!of_partnerships) continue;
    ProgramTally part = tally.programs.back();
    part.clients_by_year.clear();
    tally.together.add(part);
    for (std::size_t cell = p; cell < years_ * program_count(); cell += program_count())
      for (std::size_t payer = 0; payer < payer_count; ++payer)
        tally.usd_by_payer[payer] += value(run, usd, cell * payer_count + payer);
  }
  tally.programs[0].clients_by_year.assign(years_, 0.0);
  tally.programs[plain_slots].clients_by_year.assign(years_, 0.0);
  tally.together.clients = clients_once(run);
  tally.in_usd = summed(run, money_in), tally.earned_usd = summed(run, money_earned);
  tally.spent_usd = summed(run, money_out), tally.returned_usd = summed(run, money_returned);
  by_scenario_[run.scenario][run.replicate] = std::move(tally);
}

std::string OperationsAnswer::block(std::size_t scenario) const {
  OperationsTally sums;
  for (auto const& [replicate, tally] : by_scenario_[scenario]) sums.add(tally);
  bool const titled = !runs_.scenario_titles[scenario].empty();
  return kith::in_words({titled ? runs_.scenario_titles[scenario] : runs_.scenario_ids[scenario],
                         sums, static_cast<double>(by_scenario_[scenario].size()),
                         asked_usd_[scenario]});
}

std::string OperationsAnswer::in_words() const {
  std::string out;
  for (std::size_t scenario = 1; scenario < by_scenario_.size(); ++scenario)
    if (!by_scenario_[scenario].empty()) out += block(scenario);
  return out;
}

}  // namespace kith
