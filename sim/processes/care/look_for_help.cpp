#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/processes/life.hpp"
#include "kith/processes/parallel_for.hpp"

namespace kith {
namespace {

/// How a person's trust in each kind of care multiplies the hazard.
struct TrustEffects {
  double clinic, community, primary;
};

TrustEffects trust_effects(Life const& life, Row row) {
  Residents const& r = life.state.residents;
  auto const& effect = life.compiled.trust_effect;
  return {double{effect[r.trust_clinic[row]]}, double{effect[r.trust_community[row]]},
          double{effect[r.trust_primary[row]]}};
}

/// A person's trust in a service: in its kind of care, part of which its host lends.
double trust_in(Life const& life, TrustEffects const& trusts, std::size_t service) {
  bool const primary = life.compiled.services[service].care == Care::primary_care;
  double const own = primary ? trusts.primary : trusts.clinic;
  return own + life.lent_trust[service] * (trusts.community - own);
}

/// The earliest of those whose clock rang this week: usual care's, or a program's that lets the
/// person in.
ResidentEvent const* earliest(Life const& life, ResidentEvent const* first,
                              ResidentEvent const* last) {
  ResidentEvent const* best = nullptr;
  for (ResidentEvent const* h = first; h != last; ++h) {
    if (h->option >= 0 &&
        !admits(life, life.compiled.services[static_cast<std::size_t>(h->option)], h->row))
      continue;
    if (best == nullptr || h->value < best->value) best = h;
  }
  return best;
}

void mark_cascade(Life& life, Row row, std::uint8_t stage) {
  each_spell(life, row, [&](Spell& spell) { spell.stage = std::max(spell.stage, stage); });
}

/// What keeps groups from looking for help keeps them from accepting an offer, too (evidence B8,
/// B9; that the factor is the same is assumed).
double acceptance(Life const& life, Row row) {
  double const factor = double{life.compiled.personal_factor[life.state.residents.cell[row]]};
  return std::min(1.0, factor / life.compiled.evidence.help_seeking->base_hazard_per_week);
}

/// Detected distress: medication at once, or a referral.
void be_detected(Life& life, ResidentEvent const& h) {
  Residents const& r = life.state.residents;
  if ((r.status[h.row] & (in_episode | waiting | medicated)) != 0) return;
  if (!may_use_usual_care(life, h.row)) return;
  Words const w =
      life.compiled.draws.words(h.row, life.clock, Purpose::detection, r.generation[h.row]);
  if (uniform(w[1]) >= acceptance(life, h.row)) return;
  if (uniform(w[0]) < life.compiled.evidence.primary_care->medication_share) {
    life.visits.push_back({h.row, no_service, 1});
    start_medication(life, h.row, -1);
    mark_cascade(life, h.row, 4);
    return;
  }
  int const service = choose_service(life, h.row, Sought::specialist);
  if (service >= 0) open_request(life, h.row, service, true, false, false);
}

/// An emergency visit; some are referred on.
void have_crisis(Life& life, ResidentEvent const& h) {
  Residents const& r = life.state.residents;
  count(life, h.row, Flow::crisis_visits);
  pay(life, "", payer_of(life, h.row), life.compiled.evidence.costs->crisis_visit_usd);
  if ((r.status[h.row] & (in_episode | waiting)) != 0) return;
  Words const w =
      life.compiled.draws.words(h.row, life.clock, Purpose::crisis, r.generation[h.row]);
  if (uniform(w[0]) >= life.compiled.evidence.crisis->referral_share) return;
  int const service = choose_service(life, h.row, Sought::specialist);
  if (service >= 0) open_request(life, h.row, service, true, false, false);
}

void begin_spell(Life& life, ResidentEvent const& h) {
  auto const felt = static_cast<std::uint8_t>(h.option != 0 ? 1 : 0);
  life.spells.push_back({h.row, h.value, short_week(life.week), no_session, 0, 0, 0, felt, 0});
  std::uint8_t& status = life.state.residents.status[h.row];
  status = static_cast<std::uint8_t>(status | in_spell);
}

void ask(Life& life, ResidentEvent const& h) {
  if ((life.state.residents.status[h.row] & (in_episode | waiting)) != 0) return;
  int const service = h.option >= 0 ? h.option : choose_service(life, h.row, Sought::usual_care);
  if (service < 0) return;
  open_request(life, h.row, service, false, false, false);
}

}  // namespace

void note_capacity(Life& life) {
  CompiledScenario const& compiled = life.compiled;
  HelpSeekingEvidence const& e = *compiled.evidence.help_seeking;
  life.capacity.clear();
  for (std::size_t i = 0; i < compiled.services.size(); ++i) {
    double const slots =
        life.desired_fte[i] * slots_per_fte_week(compiled.services[i].role, compiled.evidence);
    life.capacity.push_back(slots / compiled.adults / e.reference_slots_per_adult_week *
                            exponential(e.wait_per_week * life.state.services[i].present_wait));
  }
  for (std::size_t what = 0; what < sought_count; ++what) {
    auto& sought = life.sought_capacity[what];
    sought.assign(static_cast<std::size_t>(compiled.usual_services), 0.0);
    for (std::size_t i = 0; i < sought.size(); ++i)
      if (is_sought(static_cast<Sought>(what), compiled.services[i]) && life.desired_fte[i] > 0.0)
        sought[i] = life.capacity[i];
  }
}

namespace {

/// Usual services share one clock and divide its ring in proportion to how they draw: the weekly
/// rate at which a person would go there, apart from their own drive.
struct UsualDraw {
  double total = 0.0;
  int chosen = -1;
};

UsualDraw draw_usual(Life const& life, Row row, TrustEffects const& trusts, Sought what, double u) {
  auto const& capacity = life.sought_capacity[static_cast<std::size_t>(what)];
  double const* barriers = life.compiled.barriers.of(life.state.residents.access[row]);
  thread_local std::vector<double> cumulative;
  cumulative.resize(capacity.size());
  UsualDraw draw;
  for (std::size_t i = 0; i < capacity.size(); ++i) {
    draw.total += capacity[i] * barriers[i] * trust_in(life, trusts, i);
    cumulative[i] = draw.total;
  }
  auto const at = std::upper_bound(cumulative.begin(), cumulative.end(), u * draw.total);
  if (draw.total > 0.0 && at != cumulative.end())
    draw.chosen = static_cast<int>(at - cumulative.begin());
  return draw;
}

}  // namespace

/// The earliest of independent clocks: one for usual services, one for each service of a program,
/// keyed by its id, so that a new service moves only those who take it.
int choose_service(Life const& life, Row row, Sought what) {
  std::uint32_t const generation = life.state.residents.generation[row];
  Words const w = life.compiled.draws.words(row, life.clock, Purpose::choice, generation);
  TrustEffects const trusts = trust_effects(life, row);
  UsualDraw const usual = may_use_usual_care(life, row)
                              ? draw_usual(life, row, trusts, what, uniform(w[1]))
                              : UsualDraw{};
  int chosen = usual.chosen;
  double earliest_ring = chosen >= 0 ? -logarithm(uniform(w[0])) / usual.total : 1e300;
  double const* barriers = life.compiled.barriers.of(life.state.residents.access[row]);
  for (auto i = static_cast<std::size_t>(life.compiled.usual_services);
       i < life.compiled.services.size(); ++i) {
    Service const& service = life.compiled.services[i];
    if (!is_sought(what, service) || life.desired_fte[i] <= 0.0 || !admits(life, service, row))
      continue;
    Words const v =
        life.compiled.draws.words(row, life.clock, Purpose::choice, service.hash + generation);
    double const u = uniform(v[0]);
    double const draw = life.capacity[i] * barriers[i] * trust_in(life, trusts, i);
    if (1.0 - u >= earliest_ring * draw * 1.0001) continue;  // -ln u > 1 - u: it cannot be earliest
    double const ring = -logarithm(u) / draw;
    if (ring >= earliest_ring) continue;
    earliest_ring = ring;
    chosen = static_cast<int>(i);
  }
  return chosen;
}

namespace {

/// What happened in one block, in the order of its rows.
void hear(Life& life, std::vector<ResidentEvent> const& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    switch (all[i].event) {
      case seeks: {
        std::size_t last = i + 1;
        while (last < all.size() && all[last].event == seeks && all[last].row == all[i].row) ++last;
        ResidentEvent const* first_ring = earliest(life, &all[i], all.data() + last);
        if (first_ring != nullptr) ask(life, *first_ring);
        i = last - 1;
        break;
      }
      case detected:
        be_detected(life, all[i]);
        break;
      case crisis_visit:
        have_crisis(life, all[i]);
        break;
      case need_begins:
        begin_spell(life, all[i]);
        break;
      case unmet_need:
        break;
    }
  }
}

}  // namespace

void look_for_help(Life& life) {
  for_each_range(life, [&](Life& worker, Range const& range) {
    for (std::size_t b = range.first_block; b < range.last_block; ++b)
      hear(worker, life.by_block[b]);
  });
  settle(life);
}

}  // namespace kith
