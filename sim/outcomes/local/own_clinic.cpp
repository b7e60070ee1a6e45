#include "kith/outcomes/local/own_clinic.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "kith/ground/weeks.hpp"

namespace kith {
namespace {

bool is_own(Service const& service, std::string const& organization) {
  return !service.program && service.organization == organization;
}

Outcome of_year(std::string name, std::string units, std::string long_name, std::string text,
                std::string cell_methods) {
  return {std::move(name),
          std::move(units),
          std::move(long_name),
          std::move(text),
          "/",
          {"year"},
          0.0,
          1e12,
          std::move(cell_methods),
          Outcome::Type::f8};
}

}  // namespace

OwnClinic::OwnClinic(int weeks, std::string organization) : organization_(std::move(organization)) {
  auto const years = static_cast<std::size_t>(years_begun(weeks));
  for (auto* sums : {&clients_, &visits_, &waits_, &posts_asked_}) sums->resize(years);
}

/// A newcomer to a home has not been a client; a person who moves remains one.
void OwnClinic::follow_homes(WeekFlow const& flow) {
  for (Row const row : flow.events.replaced) seen_[row] = 0;
  std::vector<std::uint8_t> taken_along;
  for (auto const& [from, to] : flow.moves) taken_along.push_back(std::exchange(seen_[from], 0));
  for (std::size_t k = 0; k < taken_along.size(); ++k) seen_[flow.moves[k].second] = taken_along[k];
}

void OwnClinic::observe(State const& state, WeekFlow const& flow, std::size_t week) {
  if (organization_.empty()) return;
  std::size_t const year = week / weeks_per_year;
  seen_.resize(state.residents.cell.size());
  if (week % weeks_per_year == 0)
    std::fill(seen_.begin(), seen_.end(), std::uint8_t{0});
  else
    follow_homes(flow);
  auto const& services = flow.context.compiled.services;
  for (auto const* visits : {&flow.events.visits, &flow.events.follow_ups})
    for (Visit const& visit : *visits)
      if (visit.service != no_service && is_own(services[visit.service], organization_))
        clients_[year] += std::exchange(seen_[visit.row], 1) == 0 ? 1.0 : 0.0;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (!is_own(services[i], organization_)) continue;
    for (std::int32_t const visits : flow.events.attended[i]) visits_[year] += visits;
    for (Post const& post : state.services[i].posts) {
      waits_[year] += post.fte * state.services[i].present_wait;
      posts_asked_[year] += post.fte;
    }
  }
}

void OwnClinic::write_values(std::vector<Values>& all) const {
  if (organization_.empty()) return;
  std::vector<double> waits;
  for (std::size_t year = 0; year < waits_.size(); ++year)
    waits.push_back(posts_asked_[year] > 0.0 ? waits_[year] / posts_asked_[year]
                                             : std::numeric_limits<double>::quiet_NaN());
  all.emplace_back(clients_);
  all.emplace_back(visits_);
  all.emplace_back(std::move(waits));
}

std::vector<Outcome> own_clinic_outcomes() {
  return {of_year("own_clinic_clients", "count", "clients of the clinic of [local]",
                  "Simulated people with a visit in the year, each once, at its own services.",
                  "year: sum"),
          of_year("own_clinic_visits", "count", "visits to the clinic of [local]",
                  "Attended by simulated people in the year, at its own services.", "year: sum"),
          of_year("own_clinic_wait_weeks", "week", "wait for the clinic of [local]",
                  "What a new request would wait now, mean over its posts and the weeks of the "
                  "year.",
                  "year: mean")};
}

}  // namespace kith
