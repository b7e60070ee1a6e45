#include <omp.h>

#include <algorithm>
#include <utility>

#include "kith/life.hpp"
#include "pass_week.hpp"
#include "tie_network.hpp"

namespace kith {
namespace {

/// Adds the sums of cells to their margins before a field can overflow: still packed, since no
/// margin has more rows than all cells together. Only margins, of which there are few, are
/// unpacked.
void flush(Harvest& harvest, Strata const& strata) {
  std::vector<PassSums> margins(harvest.margins.size());
  for (std::size_t cell = 0; cell < harvest.cells.size(); ++cell) {
    PassSums& sums = harvest.cells[cell];
    if (sums.word[field::residents.word] == 0) continue;
    for (std::uint16_t const margin : strata.margins_of_cell[cell])
      for (std::size_t w = 0; w < std::size(sums.word); ++w)
        margins[margin].word[w] += sums.word[w];
    sums = {};
  }
  for (std::size_t m = 0; m < margins.size(); ++m) {
    for (std::size_t f = 0; f < std::size(pass_fields); ++f) {
      PassField const at = pass_fields[f];
      harvest.margins[m][f] += margins[m].word[at.word] >> at.shift & ((1ull << at.bits) - 1);
    }
  }
  harvest.rows = 0;
}

void live_block(Life& life, WeeklyPass pass, PassColumns const& columns, PassWeek const& week,
                std::size_t number, Harvest& harvest) {
  Block const& block = life.setting.blocks[number];
  std::vector<PassHappening>& happened = life.by_block[number];
  if (harvest.rows + block.rows > flush_rows) flush(harvest, life.strata);
  harvest.rows += block.rows;
  PassOutput out{life.observed ? harvest.cells.data() : nullptr, harvest.room.data(), 0, 0, 0};
  pass(columns, week, life.ties[number], block.first, block.rows, block.zone, out);
  harvest.met += out.ties_met;
  harvest.recovered += out.recovery_sum;
  happened.assign(harvest.room.begin(), harvest.room.begin() + out.count);
  // Clocks that ring come first, usual care's and then each option's: those of one person together.
  auto const last_ring = std::find_if(happened.begin(), happened.end(), [](auto const& happening) {
    return happening.event != seeks;
  });
  std::stable_sort(happened.begin(), last_ring,
                   [](auto const& a, auto const& b) { return a.row < b.row; });
}

void prepare(Life& life, Harvest& harvest, std::size_t options) {
  harvest.cells.resize(static_cast<std::size_t>(life.setting.cells.size()) + 1);
  harvest.margins.assign(life.strata.of_margin.size(), {});
  harvest.room.resize(block_rows * (options + 5));
  harvest.met = harvest.recovered = 0;
}

/// Sums of all threads, and what happened in the order of rows.
void gather(Life& life, PassOptions const& options) {
  life.sums.assign(life.strata.names.size(), {});
  life.ties_met = life.ties_in_recovery = 0;
  for (Harvest const& harvest : life.harvests) {
    for (std::size_t m = 0; m < harvest.margins.size(); ++m)
      for (std::uint8_t const stratum : life.strata.of_margin[m])
        for (std::size_t f = 0; f < harvest.margins[m].size(); ++f)
          life.sums[stratum][f] += harvest.margins[m][f];
    life.ties_met += harvest.met;
    life.ties_in_recovery += harvest.recovered;
  }
  life.happenings.clear();
  for (auto const& block : life.by_block) {
    for (PassHappening happening : block) {
      if (happening.event == seeks && happening.option >= 0)
        happening.option = options.services[static_cast<std::size_t>(happening.option)];
      life.happenings.push_back(happening);
    }
  }
}

/// What community organizations can know: who is in need and not in care, by zone.
void note_unmet_need(Life& life) {
  Residents const& r = life.community.residents;
  std::fill(life.community.unmet_by_zone.begin(), life.community.unmet_by_zone.end(), 0.0);
  for (PassHappening const& h : life.happenings) {
    if (h.event != in_need || (r.status[h.row] & (in_episode | medicated)) != 0) continue;
    life.community
        .unmet_by_zone[static_cast<std::size_t>(life.setting.access.at(r.access[h.row]).zone)] +=
        1.0;
  }
}

}  // namespace

void live_the_week(Life& life) {
  static WeeklyPass const pass = choose_weekly_pass();
  Residents& residents = life.community.residents;
  note_capacity(life);
  PassOptions const options = open_options(life);
  std::vector<float> const reach = usual_reach(life);
  PassWeek week = pass_week(life.setting, life.community.recovery_norm);
  week.week = life.clock;
  week.reach = reach.data();
  week.zone_shock = life.zone_shock.data();
  week.options = options.options.data();
  week.option_count = static_cast<std::uint32_t>(options.options.size());
  PassColumns const columns = pass_columns(residents, life.clock);
  auto const& blocks = life.setting.blocks;
  life.ties.clear();
  for (std::uint32_t b = 0; b < blocks.size(); ++b)
    life.ties.push_back(tie_of_week(life.setting, life.clock, blocks[b].zone, b));
  life.by_block.resize(blocks.size());
  life.harvests.resize(static_cast<std::size_t>(life.threads));
#pragma omp parallel num_threads(life.threads)
  {
    Harvest& harvest = life.harvests[static_cast<std::size_t>(omp_get_thread_num())];
    prepare(life, harvest, options.options.size());
#pragma omp for schedule(static)
    for (std::size_t b = 0; b < blocks.size(); ++b)
      live_block(life, pass, columns, week, b, harvest);
    flush(harvest, life.strata);
  }
  gather(life, options);
  for (auto* shown : {&residents.shown_z, &residents.shown_stigma, &residents.shown_awareness,
                      &residents.shown_status})
    std::swap((*shown)[0], (*shown)[1]);
  note_unmet_need(life);
}

}  // namespace kith
