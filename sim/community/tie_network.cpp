#include "tie_network.hpp"

#include <algorithm>

#include "kith/random.hpp"

namespace kith {
namespace {

PassTie tie_of_slot(Setting const& setting, std::uint32_t slot, std::uint32_t round,
                    std::uint32_t zone) {
  ZoneRows const& rows = setting.zone_rows[zone];
  ZoneRows const& last = setting.zone_rows.back();
  PassTie tie{};
  tie.slot = slot;
  tie.round = round;
  tie.zone_first = rows.first;
  tie.zone_groups = rows.padded / 64;
  tie.all_groups = (last.first + last.padded) / 64;
  std::uint32_t const where = slot < first_far_slot ? zone : 0xffffu;
  Words const w = setting.draws.words(where, slot, Purpose::tie);
  tie.mask = slot < first_comember_slot ? 1 + below(w[0], 63) : below(w[0], 64);
  tie.turn = below(w[1], slot < first_far_slot ? tie.zone_groups : tie.all_groups);
  return tie;
}

/// Degree before housemates: some people keep to themselves, others know many.
std::uint8_t draw_degree(EvidenceBase const& evidence, double u, double v) {
  PopulationEvidence const& e = evidence.population;
  // 2.3 times the isolated share keeps to itself: most of them still have housemates. The others'
  // degrees rise evenly to the number of slots; about half of the wished ties are mutual.
  if (u < 2.3 * e.isolated_share) return 0;
  double const slots = tie_slots - household_slots;
  double const mean = std::min(1.0, e.mean_ties / 8.0);
  return static_cast<std::uint8_t>(slots * (1.0 - (1.0 - mean * 0.98) - 0.72 * v * v));
}

}  // namespace

PassTie tie_of_week(Setting const& setting, std::uint32_t week, std::uint32_t zone) {
  return tie_of_slot(setting, week % tie_slots, week / tie_slots, zone);
}

Row partner_in_slot(PassTie const& tie, Row row) {
  Row const place = (row % 64) ^ tie.mask;
  if (tie.slot < first_comember_slot) return row / 64 * 64 + place;
  if (tie.slot < first_far_slot) {
    std::uint32_t const group = (row - tie.zone_first) / 64;
    return tie.zone_first + (tie.turn + tie.zone_groups - group) % tie.zone_groups * 64 + place;
  }
  return (tie.turn + tie.all_groups - row / 64) % tie.all_groups * 64 + place;
}

void make_ties(Setting const& setting, Residents& r) {
  for (ZoneRows const& rows : setting.zone_rows) {
    for (Row row = rows.first; row < rows.first + rows.residents; ++row) {
      Words const w = setting.draws.words(row, 0, Purpose::tie, 1);
      r.degree[row] = draw_degree(setting.evidence, uniform(w[0]), uniform(w[1]));
      r.ties[row] = static_cast<std::uint8_t>((r.household[row] >> 4) - 1);
    }
  }
  for (std::uint32_t zone = 0; zone < setting.zone_rows.size(); ++zone) {
    ZoneRows const& rows = setting.zone_rows[zone];
    for (std::uint32_t slot = household_slots; slot < tie_slots; ++slot) {
      PassTie const tie = tie_of_slot(setting, slot, 0, zone);
      bool const comember = slot >= first_comember_slot && slot < first_far_slot;
      for (Row row = rows.first; row < rows.first + rows.residents; ++row) {
        Row const other = partner_in_slot(tie, row);
        bool const shares = !comember || (r.memberships[row] & r.memberships[other]) != 0;
        if (other != row && shares &&
            std::min(r.degree[row], r.degree[other]) > slot - household_slots)
          r.ties[row] = static_cast<std::uint8_t>(r.ties[row] + 1);
      }
    }
  }
}

}  // namespace kith
