#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/care/taught_practice.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// What keeps groups from looking for help also keeps them from accepting an offer
/// (help_seeking.black_residual, help_seeking.male_residual; that the factor is the same is
/// assumed).
double acceptance(State const& state, WeekContext const& context, Row row) {
  double const factor = double{context.compiled.personal_factor[state.residents.cell[row]]};
  return std::min(1.0, factor / context.compiled.evidence.help_seeking->base_hazard_per_week);
}

/// Detected distress: medication at once, or a referral.
void be_detected(State& state, WeekContext const& context, WeekEvents& events,
                 ResidentEvent const& h) {
  Residents const& r = state.residents;
  if ((r.status[h.row] & (in_episode | waiting | medicated)) != 0) return;
  if (!may_use_usual_care(state, context, h.row)) return;
  Words const w =
      context.compiled.draws.words(h.row, context.clock, Purpose::detection, r.generation[h.row]);
  if (uniform(w[1]) >= acceptance(state, context, h.row)) return;
  if (uniform(w[0]) < prescribed_share(state, context, h.row)) {
    events.visits.push_back({h.row, no_service, 1});
    start_medication(state, context, events, h.row, no_service);
    hand_to_nurse(state, context, events, h.row);
    return;
  }
  int const service = choose_service(state, context, h.row, Errand::referral);
  if (service != nowhere)
    open_request(state, context, events, h.row, service, {EntryRoute::referred});
}

/// An emergency visit; some people are referred on.
void have_crisis(State& state, WeekContext const& context, WeekEvents& events,
                 ResidentEvent const& h) {
  Residents const& r = state.residents;
  count(state, context, events, h.row, Flow::crisis_visits);
  pay(events, 0, payer_of(state, h.row), context.compiled.evidence.costs->crisis_visit_usd);
  if ((r.status[h.row] & (in_episode | waiting)) != 0) return;
  Words const w =
      context.compiled.draws.words(h.row, context.clock, Purpose::crisis, r.generation[h.row]);
  if (uniform(w[0]) >= context.compiled.evidence.crisis->referral_share) return;
  int const service = choose_service(state, context, h.row, Errand::referral);
  if (service != nowhere)
    open_request(state, context, events, h.row, service, {EntryRoute::referred});
}

void begin_spell(State& state, WeekContext const& context, WeekEvents& events,
                 ResidentEvent const& h) {
  events.spells.push_back({h.row, h.value, short_week(context.week), no_session, 0, 0, 0, 0, 0});
  std::uint8_t& status = state.residents.status[h.row];
  status = static_cast<std::uint8_t>(status | in_spell);
}

void ask(State& state, WeekContext const& context, WeekEvents& events, ResidentEvent const& h) {
  if ((state.residents.status[h.row] & (in_episode | waiting)) != 0) return;
  int const service = choose_service(state, context, h.row, Errand::own);
  if (service == nowhere) return;
  open_request(state, context, events, h.row, service, {EntryRoute::own, false});
}

/// Handles what happened in one block, in the order of its rows.
void dispatch(State& state, WeekContext const& context, WeekEvents& events,
              std::vector<ResidentEvent> const& all) {
  for (ResidentEvent const& one : all) {
    switch (one.event) {
      case asks:
        ask(state, context, events, one);
        break;
      case detected:
        be_detected(state, context, events, one);
        break;
      case crisis_visit:
        have_crisis(state, context, events, one);
        break;
      case need_begins:
        begin_spell(state, context, events, one);
        break;
      case unmet_need:
        break;
    }
  }
}

}  // namespace

void look_for_help(State& state, WeekContext const& context, ResidentUpdate const& update,
                   WeekEvents& events) {
  follow_years_of_need(state, context, events);
  for_each_range(context, events, [&](WeekEvents& own, Range const& range) {
    for (std::size_t b = range.first_block; b < range.last_block; ++b)
      dispatch(state, context, own, update.events_by_block[b]);
  });
  commit(state, context, events);
}

}  // namespace kith
