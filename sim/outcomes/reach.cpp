#include "kith/outcomes/reach.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <stdexcept>

#include "kith/ground/weeks.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// One person's life with and without the partnership, and the programs met in the former.
struct TwoLives {
  Life with, usual;
  std::span<ProgramMet const> met;
};

FirstCare first_care(Life const& life, CareCounted counted) {
  auto const k = static_cast<std::size_t>(counted);
  return {life.first[k], life.place[k]};
}

/// Whether first care followed a contact with this program soon enough.
bool brings(ProgramMet const& met, FirstCare care) {
  return met.contact != never && care.week != never &&
         care.week - met.contact <= brought_within_weeks;
}

/// Week of the first visit to a program, or of the care into which a program brought the person.
std::uint16_t first_served(TwoLives const& lives) {
  std::uint16_t first = never;
  FirstCare const care = first_care(lives.with, CareCounted::care);
  for (ProgramMet const& met : lives.met) {
    first = std::min(first, met.client);
    if (brings(met, care)) first = std::min(first, care.week);
  }
  return first;
}

class Comparison {
 public:
  Comparison(Strata const& strata, int weeks, std::size_t programs)
      : strata_(strata), weeks_(weeks), reach_(size(), weeks, programs) {}

  void add(TwoLives const& lives) {
    std::uint16_t const week = first_served(lives);
    Served const served = week == never                    ? Served::not_served
                          : week < weeks_ - weeks_per_year ? Served::served
                                                           : Served::in_last_year;
    strata_.each_margin(lives.usual.cell, lives.usual.access, [&](std::size_t margin) {
      for (std::uint8_t const stratum : strata_.of_margin[margin])
        add_to_stratum(lives, served, stratum);
    });
    add_to_programs(lives);
  }
  void add(ClientCounts const& clients) {
    std::copy(clients.in_year.begin(), clients.in_year.end(), reach_.clients_by_year.begin());
    std::copy(clients.fresh.begin(), clients.fresh.end(), reach_.new_clients.begin());
  }
  [[nodiscard]] Reach take() { return std::move(reach_); }

 private:
  [[nodiscard]] std::size_t size() const { return strata_.names.size(); }

  void add_to_stratum(TwoLives const& lives, Served served, std::size_t stratum) {
    Life const &with = lives.with, &usual = lives.usual;
    std::size_t const band = k6_band(usual.start);
    for (std::size_t k = 0; k < ways_to_count_care; ++k) {
      auto const counted = static_cast<CareCounted>(k);
      OtherLife const other = other_life(first_care(with, counted), first_care(usual, counted));
      bool const before = (usual.start >> k & 1) != 0;
      ++reach_.people[place_of({counted, other, served, before, band}) * size() + stratum];
    }
    auto const group = static_cast<std::size_t>(served) * size() + stratum;
    reach_.k6_difference[group] +=
        (static_cast<double>(with.k6_sum) - static_cast<double>(usual.k6_sum)) / double{k6_scale};
    reach_.serious_weeks_difference[group] += with.serious_weeks - usual.serious_weeks;
    if (served == Served::not_served) return;
    bool const client = std::any_of(lives.met.begin(), lives.met.end(),
                                    [](ProgramMet const& met) { return met.client != never; });
    ++reach_.served[((client ? 0 : 1) * k6_band_count + band) * size() + stratum];
  }

  void add_to_programs(TwoLives const& lives) {
    std::size_t const band = k6_band(lives.usual.start);
    FirstCare const care = first_care(lives.with, CareCounted::care);
    for (ProgramMet const& met : lives.met) {
      std::size_t const at = met.program * k6_band_count + band;
      if (met.client != never) ++reach_.clients[at];
      if (brings(met, care)) ++reach_.brought[at];
    }
  }

  Strata const& strata_;
  int weeks_;
  Reach reach_;
};

/// Walks along entries, which are sorted by row.
class MetInOrder {
 public:
  explicit MetInOrder(std::span<ProgramMet const> all) : rest_(all) {}
  std::span<ProgramMet const> of(Row row) {
    auto const begin = std::find_if(rest_.begin(), rest_.end(),
                                    [row](ProgramMet const& met) { return met.row >= row; });
    auto const end =
        std::find_if(begin, rest_.end(), [row](ProgramMet const& met) { return met.row > row; });
    rest_ = {end, rest_.end()};
    return {begin, end};
  }

 private:
  std::span<ProgramMet const> rest_;
};

void expect_same_person(bool same) {
  if (!same) throw std::logic_error("two scenarios do not have the same residents");
}

}  // namespace

OtherLife other_life(FirstCare with, FirstCare without) {
  if (with.week == never) return without.week == never ? OtherLife::no_care : OtherLife::displaced;
  if (without.week == never) return OtherLife::newly_reached;
  int const gained = without.week - with.week;
  if (gained >= weeks_per_quarter) return OtherLife::sooner;
  if (gained <= -weeks_per_quarter) return OtherLife::later;
  return with.place == without.place ? OtherLife::same : OtherLife::moved;
}

Reach::Reach(std::size_t strata, int weeks, std::size_t programs)
    : people(reach_cells * strata),
      served(2 * k6_band_count * strata),
      clients(programs * k6_band_count),
      brought(clients.size()),
      clients_by_year(static_cast<std::size_t>(years_begun(weeks)) * programs),
      new_clients(clients_by_year.size() * k6_band_count),
      k6_difference(served_count * strata),
      serious_weeks_difference(served_count * strata) {}

Reach compare_lives(LifeRecord const& with, LifeRecord const& usual, Strata const& strata,
                    std::uint16_t padding, int weeks, std::size_t programs) {
  expect_same_person(with.closed.size() == usual.closed.size() &&
                     with.rows.cell.size() == usual.rows.cell.size());
  Comparison comparison(strata, weeks, programs);
  MetInOrder closed_met(with.met_closed);
  for (Row k = 0; k < with.closed.size(); ++k) {
    ClosedLife const &one = with.closed[k], &other = usual.closed[k];
    expect_same_person(one.row == other.row && one.life.cell == other.life.cell &&
                       one.life.access == other.life.access);
    comparison.add({one.life, other.life, closed_met.of(k)});
  }
  std::vector<ProgramMet> const all(with.met.begin(), with.met.end());
  MetInOrder met(all);
  for (Row row = 0; row < with.rows.cell.size(); ++row) {
    if (usual.rows.cell[row] == padding) continue;
    expect_same_person(with.rows.cell[row] == usual.rows.cell[row] &&
                       with.rows.access[row] == usual.rows.access[row]);
    comparison.add({life_in(with, row), life_in(usual, row), met.of(row)});
  }
  comparison.add(with.clients);
  return comparison.take();
}

std::vector<Values> values_of(Reach reach) {
  return {std::move(reach.people),          std::move(reach.served),
          std::move(reach.clients),         std::move(reach.brought),
          std::move(reach.clients_by_year), std::move(reach.new_clients),
          std::move(reach.k6_difference),   std::move(reach.serious_weeks_difference)};
}

std::vector<Values> missing_reach(std::size_t strata, int weeks, std::size_t programs) {
  Reach none(strata, weeks, programs);
  for (auto* counts : {&none.people, &none.served, &none.clients, &none.brought,
                       &none.clients_by_year, &none.new_clients})
    std::fill(counts->begin(), counts->end(), -1);
  for (auto* sums : {&none.k6_difference, &none.serious_weeks_difference})
    std::fill(sums->begin(), sums->end(), std::numeric_limits<double>::quiet_NaN());
  return values_of(std::move(none));
}

}  // namespace kith
