#include <omp.h>

#include <algorithm>
#include <utility>

#include "kith/life.hpp"
#include "pass_week.hpp"
#include "tie_network.hpp"

namespace kith {
namespace {

/// What a thread brings back: whole numbers, so that it does not matter which thread took which
/// block.
struct Harvest {
  std::vector<PassSums> cells;
  std::vector<StratumSums> strata;
  std::uint32_t rows = 0;
  std::uint64_t met = 0;
  std::uint64_t recovered = 0;
};

/// Adds the packed sums of cells to their strata before a field can overflow.
void flush(Harvest& harvest, Strata const& strata) {
  for (std::size_t cell = 0; cell < harvest.cells.size(); ++cell) {
    PassSums& sums = harvest.cells[cell];
    if (sums.word[field::residents.word] == 0) continue;
    StratumSums unpacked{};
    for (std::size_t f = 0; f < std::size(pass_fields); ++f) {
      PassField const at = pass_fields[f];
      unpacked[f] = sums.word[at.word] >> at.shift & ((1ull << at.bits) - 1);
    }
    for (std::uint8_t const stratum : strata.of_cell[cell])
      for (std::size_t f = 0; f < unpacked.size(); ++f) harvest.strata[stratum][f] += unpacked[f];
    sums = {};
  }
  harvest.rows = 0;
}

/// Happenings of the blocks in the order of rows.
struct BlockHappenings {
  std::vector<PassHappening> list;
};

void live_block(Life& life, WeeklyPass pass, PassColumns const& columns, PassWeek const& week,
                Block const& block, std::vector<PassHappening>& room, Harvest& harvest,
                BlockHappenings& happened) {
  if (harvest.rows + block.rows > flush_rows) flush(harvest, life.strata);
  harvest.rows += block.rows;
  PassTie const tie = tie_of_week(life.setting, life.clock, block.zone);
  PassOutput out{harvest.cells.data(), room.data(), 0, 0, 0};
  pass(columns, week, tie, block.first, block.rows, block.zone, out);
  harvest.met += out.ties_met;
  harvest.recovered += out.recovery_sum;
  happened.list.assign(room.begin(), room.begin() + out.count);
}

void gather(Life& life, std::vector<Harvest> const& harvests,
            std::vector<BlockHappenings> const& blocks, PassOptions const& options) {
  life.sums.assign(life.strata.names.size(), {});
  life.ties_met = life.ties_in_recovery = 0;
  for (Harvest const& harvest : harvests) {
    for (std::size_t s = 0; s < harvest.strata.size(); ++s)
      for (std::size_t f = 0; f < harvest.strata[s].size(); ++f)
        life.sums[s][f] += harvest.strata[s][f];
    life.ties_met += harvest.met;
    life.ties_in_recovery += harvest.recovered;
  }
  life.happenings.clear();
  for (BlockHappenings const& block : blocks) {
    for (PassHappening happening : block.list) {
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
  std::vector<BlockHappenings> happened(blocks.size());
  std::vector<Harvest> harvests(static_cast<std::size_t>(life.threads));
#pragma omp parallel num_threads(life.threads)
  {
    Harvest& harvest = harvests[static_cast<std::size_t>(omp_get_thread_num())];
    harvest.cells.resize(static_cast<std::size_t>(life.setting.cells.size()) + 1);
    harvest.strata.resize(life.strata.names.size());
    std::vector<PassHappening> room(block_rows * (options.options.size() + 5));
#pragma omp for schedule(static)
    for (std::size_t b = 0; b < blocks.size(); ++b)
      live_block(life, pass, columns, week, blocks[b], room, harvest, happened[b]);
    flush(harvest, life.strata);
  }
  gather(life, harvests, happened, options);
  for (auto* shown : {&residents.shown_z, &residents.shown_stigma, &residents.shown_awareness,
                      &residents.shown_status})
    std::swap((*shown)[0], (*shown)[1]);
  note_unmet_need(life);
}

}  // namespace kith
