#include <algorithm>

#include "kith/processes/life.hpp"

namespace kith {

void open_request(Life& life, Row row, int service, bool referred, bool coached, bool returning) {
  Residents& r = life.state.residents;
  Service const& asked = life.compiled.services[static_cast<std::size_t>(service)];
  Words const w = life.compiled.draws.words(row, life.clock, Purpose::queue_order, asked.hash);
  bool const needs_referral = !referred && uniform(w[1]) < asked.referral_required_share;
  life.asked.push_back(
      {{row, life.week, static_cast<std::uint16_t>(service),
        static_cast<std::uint8_t>(needs_referral), static_cast<std::uint8_t>(coached),
        static_cast<std::uint8_t>(returning), 0, 0, w[0], 0.0F},
       r.cell[row]});
  r.status[row] = static_cast<std::uint8_t>(r.status[row] | waiting);
  each_spell(life, row, [](Spell& spell) { spell.stage = std::max(spell.stage, std::uint8_t{3}); });
  count(life, row, Flow::requests);
}

void close_request(Life& life, Request const& request, bool started) {
  State& state = life.state;
  Residents& r = state.residents;
  r.status[request.row] = static_cast<std::uint8_t>(r.status[request.row] & ~waiting);
  if (request.record < state.wait_log_first) return;
  WaitRecord& record = state.wait_log[request.record - state.wait_log_first];
  record.outcome = started ? 1 : 2;
  record.weeks = static_cast<std::uint8_t>(std::min(255, life.week - request.week));
}

}  // namespace kith
