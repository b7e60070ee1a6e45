#include "kith/processes/trial/refer_participants.hpp"

#include <algorithm>

#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/trial/trial_candidates.hpp"

namespace kith {
namespace {

/// The service of a referral, or the person's own choice; -1 if there is none.
int destination(State const& state, WeekContext const& context, TrialReferral const& referral,
                Row row) {
  if (referral.to == "own-choice") return choose_service(state, context, row, Errand::offer);
  for (std::size_t i = 0; i < context.compiled.services.size(); ++i)
    if (context.compiled.services[i].id == referral.to)
      return context.offers.desired_fte[i] > 0.0 ? static_cast<int>(i) : -1;
  return -1;
}

/// Whether the participant accepts referral `k` of the arm; each referral has its own draw.
bool accepts(State const& state, WeekContext const& context, double share, std::size_t k, Row row) {
  Words const w =
      k == 0 ? personal_draw(state, context, row)
             : context.compiled.draws.words(row, no_clock - static_cast<std::uint32_t>(k),
                                            Purpose::trial, state.residents.generation[row]);
  return uniform(w[2]) < share;
}

bool is_meant(State const& state, WeekContext const& context, TrialReferral const& referral,
              Participant const& who) {
  if (referral.whom == Referred::not_started) return who.visits == 0;
  return referral.whom == Referred::everybody ||
         !is_improved(who.k6_at_entry, static_cast<float>(measured_k6(state, context, who.row)));
}

/// Refers a participant. Returns whether there is nothing more to try.
bool refer(State& state, WeekContext const& context, WeekEvents& events,
           TrialReferral const& referral, std::size_t k, Row row) {
  if ((state.residents.status[row] & (in_episode | waiting)) != 0) return false;
  if (!accepts(state, context, referral.accepts_share, k, row)) return true;
  int const service = destination(state, context, referral, row);
  if (service < 0) return false;
  Service const& where = context.compiled.services[static_cast<std::size_t>(service)];
  if (!admits(state, context, where, row)) return false;
  count(state, context, events, row, Flow::offers);
  open_request(state, context, events, row, service,
               {EntryRoute::referred, !referral.referral_needed, referral.accompanied});
  return true;
}

/// Participants whose referral this week is followed up.
using Followed = std::vector<Row>;

void refer_one(State& state, WeekContext const& context, WeekEvents& events,
               std::vector<TrialReferral> const& referrals, Participant& who, Followed& followed) {
  Week const since = context.week - who.enrolled;
  for (std::size_t k = 0; k < referrals.size(); ++k) {
    TrialReferral const& referral = referrals[k];
    Week const late = since - referral.after_weeks;
    if (late < 0 || late > referral.within_weeks || (who.referrals >> k & 1u) != 0) continue;
    // Improvement is judged once, when the referral is due.
    bool const meant = late > 0 || is_meant(state, context, referral, who);
    bool const done = !meant || refer(state, context, events, referral, k, who.row);
    if (done && referral.within_weeks > 0)
      who.referrals = static_cast<std::uint16_t>(who.referrals | 1u << k);
    if (referral.followed_up && meant && (done || late == 0)) followed.push_back(who.row);
  }
}

}  // namespace

void refer_participants(State& state, WeekContext const& context, WeekEvents& events) {
  Trial const& trial = *context.compiled.scenario->trial;
  std::vector<std::vector<TrialReferral>> of_arms;
  for (TrialArm const& arm : trial.arms) of_arms.push_back(referrals_of(arm));
  Followed followed;
  for (Participant& who : state.participants)
    if (context.week - who.enrolled < trial.stop_after_weeks)
      refer_one(state, context, events, of_arms[who.arm], who, followed);
  commit(state, context, events);
  for (Request& request : state.requests)
    if (request.week == context.week &&
        std::binary_search(followed.begin(), followed.end(), request.row))
      request.followed = 1;
}

}  // namespace kith
