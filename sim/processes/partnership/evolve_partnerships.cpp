#include <algorithm>

#include "kith/evidence/partnership.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

/// One partnership this week: its design, its state, the evidence, its draws.
struct Meeting {
  WeekContext const& context;
  Partnership const& partnership;
  PartnershipState& state;
  PartnershipEvidence const& evidence;
  Words draws;  ///< leader, ending, renewal
  int weeks;    ///< since the start
};

double functioning(PartnershipState const& s) {
  return (s.goals + s.communication + s.trust + s.resources + s.inclusion) / 5.0;
}

double mean_wish(WeekContext const& context, Partnership const& partnership) {
  double sum = 0.0;
  for (std::string const& id : partnership.partners)
    for (Organization const& organization : context.compiled.scenario->organizations)
      if (organization.id == id) sum += organization.wants_goals;
  return sum / static_cast<double>(std::max<std::size_t>(1, partnership.partners.size()));
}

void begin(Meeting& m) {
  m.state.started = m.state.alive = true;
  m.state.trust = m.evidence.trust_start;
  m.state.known_unmet.assign(m.context.compiled.zone_rows.size(), 0.0);
  if (m.partnership.grant_weeks > 0 && m.partnership.grant_usd_per_year > 0.0) {
    m.state.grants = 1;
    m.state.grant_end = m.context.week + m.partnership.grant_weeks;
  }
}

/// Trust, communication, goals, resources, inclusion (MODEL 7.10).
void function(Meeting& m) {
  PartnershipEvidence const& e = m.evidence;
  PartnershipState& s = m.state;
  double const meet =
      m.partnership.meetings_held_share * std::min(1.0, m.partnership.meetings_per_month);
  bool const leader_left = uniform(m.draws[0]) < e.leader_leaves_per_year / weeks_per_year;
  s.trust += e.trust_growth_per_week * (1.0 - s.trust) * meet * m.partnership.shared_power -
             e.trust_loss_in_conflict_per_week * s.trust * e.conflict -
             (leader_left ? e.trust_loss_leader_left * s.trust : 0.0);
  s.communication += e.communication_per_week * (meet - s.communication);
  s.goals += e.goals_per_week * (mean_wish(m.context, m.partnership) - s.goals);
  if (m.weeks == static_cast<int>(e.planning_weeks))
    s.goals = std::min(1.0, s.goals + e.joint_plan_gain);
  s.inclusion += e.inclusion_per_week *
                 (m.partnership.shared_power * m.partnership.representation - s.inclusion);
  s.trust = std::clamp(s.trust, 0.0, 1.0);
}

bool is_funded(Meeting const& m) {
  return m.context.week < m.state.grant_end;
}

/// When a grant ends, another may follow if the scenario allows it: more likely if the partnership
/// functions well.
void renew_grant(Meeting& m) {
  if (m.partnership.renewal == Renewal::never) return;
  if (m.state.grants == 0 || m.context.week != m.state.grant_end) return;
  PartnershipEvidence const& e = m.evidence;
  double const odds = e.renewal_log_odds +
                      e.renewal_per_functioning * (functioning(m.state) - 0.5) +
                      (m.partnership.sustainability_plan ? double{e.renewal_with_plan} : 0.0);
  if (uniform(m.draws[2]) >= 1.0 / (1.0 + exponential(-odds))) return;
  ++m.state.grants;
  m.state.grant_end = m.context.week + m.partnership.grant_weeks;
}

/// Returns unspent money of the grant, except this sum.
void return_grant(PartnershipState& s, double kept_usd) {
  double const usd = std::min(s.cash_usd, std::max(0.0, s.grant_usd - kept_usd));
  s.cash_usd -= usd;
  s.grant_usd -= usd;
  s.returned_usd += usd;
}

/// When a grant ends, unspent money is returned, except the pay for the weeks of closing out; after
/// those weeks, the rest.
void settle_grant(Meeting& m) {
  PartnershipState& s = m.state;
  if (m.partnership.unspent == Unspent::kept || s.grants == 0) return;
  double const weeks = m.evidence.close_out_weeks;
  if (m.context.week == s.grant_end) return_grant(s, weeks * s.money_out_usd);
  if (m.context.week >= s.grant_end + static_cast<Week>(weeks)) return_grant(s, 0.0);
}

/// A joint plan helps as much as partners function well, from the end of planning on and while they
/// are supported; then its effect fades.
void keep_up_plan(Meeting& m, bool supported) {
  PartnershipEvidence const& e = m.evidence;
  m.state.joint_plan *= kept_after(1.0, e.plan_half_life_weeks);
  if (!supported || m.weeks < static_cast<int>(e.planning_weeks)) return;
  double const now = std::min(1.0, functioning(m.state) / e.full_effect_functioning);
  m.state.joint_plan = std::max(m.state.joint_plan, now);
}

/// Money arrives weekly.
void receive_money(Meeting& m) {
  PartnershipState& s = m.state;
  double const grant = is_funded(m) ? m.partnership.grant_usd_per_year / weeks_per_year : 0.0;
  s.money_in_usd = grant + m.partnership.other_income_usd_per_year / weeks_per_year;
  s.cash_usd += s.money_in_usd;
  s.grant_usd += grant;
  double const planned = std::max(1.0, s.money_out_usd);
  double const weeks_left = std::max(0, m.state.grant_end - m.context.week);
  double const runway = s.cash_usd / planned + (is_funded(m) ? weeks_left : 0.0);
  s.resources = std::clamp(runway / m.evidence.runway_weeks, 0.0, 1.0);
  bool const supported = is_funded(m) || m.partnership.other_income_usd_per_year > 0.0 ||
                         s.earned_usd > 0.0 || s.volunteers > 0.0;
  s.steady_usd = m.partnership.other_income_usd_per_year / 52.0 + s.earned_usd;
  s.earned_usd = 0.0;
  keep_up_plan(m, supported);
  s.maturity += (functioning(s) * (supported ? 1.0 : 0.0) - s.maturity) / m.evidence.maturity_weeks;
}

bool ends(Meeting const& m) {
  PartnershipEvidence const& e = m.evidence;
  if (m.context.week >= m.partnership.end_week) return true;
  bool const funded = is_funded(m);
  double const reference =
      funded ? e.functioning_reference_funded : e.functioning_reference_unfunded;
  double const sds = (functioning(m.state) - reference) / e.functioning_sd;
  double hazard = funded ? e.ending_funded_per_week : e.ending_unfunded_per_week;
  hazard *= exponential(logarithm(e.functioning_hazard_ratio) * sds);
  if (m.partnership.technical_help) hazard *= e.technical_help_factor;
  return uniform(m.draws[1]) < 1.0 - exponential(-hazard);
}

void live_on(Meeting& m) {
  if (m.partnership.established) {
    m.state.goals = m.state.communication = m.state.trust = m.state.inclusion = m.state.maturity =
        1.0;
  }
  function(m);
  renew_grant(m);
  settle_grant(m);
  receive_money(m);
  if (!ends(m)) return;
  m.state.alive = false;
  if (m.partnership.unspent == Unspent::returned) return_grant(m.state, 0.0);
}

}  // namespace

void evolve_partnerships(State& state, WeekContext const& context) {
  auto const& partnerships = context.compiled.scenario->partnerships;
  for (std::size_t p = 0; p < state.partnerships.size(); ++p) {
    PartnershipState& partnership_state = state.partnerships[p];
    Partnership const& partnership = partnerships[p];
    Words const w =
        context.compiled.draws.words(hash_id(partnership.id), context.clock, Purpose::partnership);
    Meeting meeting{context,
                    partnership,
                    partnership_state,
                    *context.compiled.evidence.partnership,
                    w,
                    context.week - partnership.start_week};
    partnership_state.money_in_usd = partnership_state.returned_usd = 0.0;
    if (!partnership_state.started && context.week >= partnership.start_week) begin(meeting);
    if (partnership_state.alive) live_on(meeting);
    partnership_state.money_out_usd = 0.0;
  }
}

}  // namespace kith
