#include "kith/state/tie_network.hpp"

#include <algorithm>

#include "kith/evidence/population.hpp"
#include "kith/ground/random.hpp"
#include "kith/ground/whole.hpp"
#include "kith/state/each_block.hpp"

namespace kith {
namespace {

WeeklyTie tie_of_slot(CompiledScenario const& compiled, std::uint32_t slot, std::uint32_t round,
                      std::uint32_t zone) {
  KITH_EXPECT(slot < tie_slots && zone < compiled.zone_rows.size());
  ZoneRows const& rows = compiled.zone_rows[zone];
  ZoneRows const& last = compiled.zone_rows.back();
  WeeklyTie tie{};
  tie.slot = slot;
  tie.round = round;
  tie.zone_first = rows.first;
  tie.zone_groups = rows.padded / 64;
  tie.all_groups = (last.first + last.padded) / 64;
  std::uint32_t const where = slot < first_far_slot ? zone : 0xffffu;
  Words const w = compiled.draws.words(where, slot, Purpose::tie);
  tie.mask = slot < first_comember_slot ? 1 + below(w[0], 63) : below(w[0], 64);
  tie.turn = below(w[1], slot < first_far_slot ? tie.zone_groups : tie.all_groups);
  return tie;
}

/// Degree before housemates. Isolated people are drawn among those with at most one housemate, who
/// are half of all: others have two ties at home. Everybody else's degree falls from the number of
/// slots; about two thirds of the wanted ties are mutual.
std::uint8_t draw_degree(EvidenceBase const& evidence, int housemates, double u, double v) {
  KITH_EXPECT(housemates >= 0 && is_share(u) && is_share(v));
  PopulationEvidence const& e = *evidence.population;
  if (housemates <= 1 && u < e.isolated_share / 0.49) return 0;
  double const most = (tie_slots - household_slots + 0.99) * std::min(1.0, e.mean_ties / 8.0);
  double const spread = std::clamp(0.5 - (e.mean_ties - 8.0) / 3.0, 0.05, 0.5);
  return whole<std::uint8_t>(most * (1.0 - spread * v * v));
}

}  // namespace

WeeklyTie tie_of_week(CompiledScenario const& compiled, std::uint32_t week, std::uint32_t zone,
                      std::uint32_t block) {
  constexpr std::uint32_t near = 16;  // a turn of the slots within 64 rows, which differs by block
  constexpr std::uint32_t turns[tie_slots] = {near, 9,  near, 10, near, 11, near, 12,
                                              near, 13, near, 14, near, 15, near, near};
  std::uint32_t const turn = week % tie_slots;
  std::uint32_t slot = turns[turn];
  if (slot == near) slot = ((turn + 1) / 2 + block) % first_comember_slot;
  return tie_of_slot(compiled, slot, week / tie_slots, zone);
}

Row partner_in_slot(WeeklyTie const& tie, Row row) {
  KITH_EXPECT(tie.slot >= household_slots && tie.slot < tie_slots);
  return partner_group(tie, row) + ((row % 64) ^ tie.mask);
}

bool are_tied(Residents const& r, WeeklyTie const& tie, Row row, Row other) {
  bool const comember = tie.slot >= first_comember_slot && tie.slot < first_far_slot;
  bool const shares = !comember || (r.memberships[row] & r.memberships[other]) != 0;
  return other != row && shares &&
         std::min(r.degree[row], r.degree[other]) > tie.slot - household_slots;
}

std::vector<Row> ties_of(CompiledScenario const& compiled, Residents const& r, Row row) {
  KITH_EXPECT(row < r.household.size());
  std::vector<Row> others;
  Row const first = row - (r.household[row] & 15u);
  for (Row other = first; other < first + (r.household[row] >> 4); ++other)
    if (other != row) others.push_back(other);
  auto const zone = static_cast<std::uint32_t>(compiled.access.at(r.access[row]).zone);
  for (std::uint32_t slot = household_slots; slot < tie_slots; ++slot) {
    WeeklyTie const tie = tie_of_slot(compiled, slot, 0, zone);
    Row const other = partner_in_slot(tie, row);
    if (are_tied(r, tie, row, other)) others.push_back(other);
  }
  return others;
}

void make_ties(CompiledScenario const& compiled, Residents& r, int threads) {
  each_block(compiled, threads, [&](Block const& block) {
    for (Row row = block.first; row < end_of_living(compiled, block); ++row) {
      Words const w = compiled.draws.words(row, 0, Purpose::tie, 1);
      int const housemates = (r.household[row] >> 4) - 1;
      r.degree[row] = draw_degree(compiled.evidence, housemates, uniform(w[0]), uniform(w[1]));
      r.ties[row] = static_cast<std::uint8_t>(housemates);
    }
  });
  each_block(compiled, threads, [&](Block const& block) {
    for (std::uint32_t slot = household_slots; slot < tie_slots; ++slot) {
      WeeklyTie const tie = tie_of_slot(compiled, slot, 0, block.zone);
      for (Row row = block.first; row < end_of_living(compiled, block); ++row)
        if (are_tied(r, tie, row, partner_in_slot(tie, row)))
          r.ties[row] = static_cast<std::uint8_t>(r.ties[row] + 1);
    }
  });
}

}  // namespace kith
