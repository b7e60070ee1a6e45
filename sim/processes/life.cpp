#include "kith/processes/life.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/k6.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/scenario/program.hpp"

namespace kith {

std::vector<std::string> program_axis() {
  std::vector<std::string> names = {"usual-care"};
  for (ProgramKind const& kind : program_catalogue()) names.emplace_back(kind.name);
  names.emplace_back("coordination");
  names.emplace_back("plain-slots");
  return names;
}

std::size_t program_index(std::string_view name) {
  if (name.empty()) return 0;
  std::size_t index = 1;
  for (ProgramKind const& kind : program_catalogue()) {
    if (kind.name == name) return index;
    ++index;
  }
  return name == "coordination" ? index : index + 1;
}

void pay(Life& life, std::string_view program, Payer payer, double usd) {
  life.payments.push_back({program_index(program), payer, usd});
}

void settle(Life& life) {
  State& state = life.state;
  for (Asked& asked : life.asked) {
    asked.request.record = state.wait_log_first + static_cast<std::uint32_t>(state.wait_log.size());
    state.wait_log.push_back({short_week(asked.request.week), asked.cell, 0, 0});
    state.requests.add(asked.request);
  }
  for (Episode const& episode : life.episodes) state.episodes.add(episode);
  for (Medication const& medication : life.medications) state.medications.add(medication);
  for (Spell const& spell : life.spells) state.spells.add(spell);
  clear_out(life.asked), clear_out(life.episodes), clear_out(life.medications),
      clear_out(life.spells);
  parallel_parts(life, 4, [&state](std::size_t table) {
    if (table == 0) state.requests.settle();
    if (table == 1) state.episodes.settle();
    if (table == 2) state.medications.settle();
    if (table == 3) state.spells.settle();
  });
}

double mean_of(Sum what, double sum, double people) {
  auto const over = [&](float scale) { return sum / (people * double{scale}); };
  switch (what) {
    case Sum::k6:
      return over(k6_scale);
    case Sum::utility:
      return over(utility_scale);
    case Sum::who5:
      return over(who5_scale);
    case Sum::stigma:
      return over(stigma_scale) - double{stigma_offset / stigma_scale};
    case Sum::awareness:
      return over(awareness_scale);
    case Sum::trust_clinic:
    case Sum::trust_community:
    case Sum::trust_primary:
      return over(trust_scale);
    default:
      return over(1.0F);
  }
}

double z_now(Life const& life, Row row) {
  Residents const& r = life.state.residents;
  TreatmentEvidence const& t = *life.compiled.evidence.treatment;
  double const therapy = r.therapy[row] / double{benefit_scale};
  double const support = r.support[row] / double{benefit_scale};
  double const medication =
      r.medication[row] / double{medication_scale} * t.medication_share_of_smd * t.medication_smd;
  double const benefit = std::min<double>(
      t.cap_z, std::sqrt(therapy * therapy + support * support + medication * medication));
  int const zone = life.compiled.access.at(r.access[row]).zone;
  return (r.level[row] + r.shock[row] + life.compiled.distress.state_weight * r.state[row]) /
             double{z_scale} +
         double{life.zone_shock[static_cast<std::size_t>(zone)]} - benefit;
}

double k6_of(Life const& life, double z) {
  float const tail = minus_log_tail(std::clamp(static_cast<float>(z), lowest_z, highest_z));
  DistressTables const& tables = life.compiled.distress;
  return double{std::clamp((tail + tables.k6_floor) * tables.k6_per_log, 0.0F, highest_k6)};
}

double k6_now(Life const& life, Row row) {
  return k6_of(life, z_now(life, row));
}

double reading_of_k6(Life const& life, Row row, std::uint32_t word) {
  double const reliability = life.compiled.evidence.distress->k6_reliability;
  return k6_of(life, std::sqrt(reliability) * z_now(life, row) +
                         std::sqrt(1.0 - reliability) * normal(word));
}

/// Members that the community was made with, and of those who have come since as many as its share.
bool is_pupil(Life const& life, int school, Row row) {
  Residents const& r = life.state.residents;
  if (r.age[row] >= 18) return false;
  if ((r.memberships[row] >> school & 1u) != 0) return true;
  if (r.generation[row] == 0) return false;
  Scenario const& scenario = *life.compiled.scenario;
  Organization const& what = scenario.organizations[static_cast<std::size_t>(school)];
  int const zone = life.compiled.access.at(r.access[row]).zone;
  bool const here = scenario.zones[static_cast<std::size_t>(zone)].id == what.zone;
  Words const w =
      life.compiled.draws.words(row, r.generation[row], Purpose::newcomer, hash_id(what.id));
  return uniform(w[0]) < (here ? what.members_share : what.members_share_elsewhere);
}

bool is_eligible(Life const& life, Eligibility const& eligible, Row row) {
  Residents const& r = life.state.residents;
  Cell const cell = life.compiled.cells.at(r.cell[row]);
  unsigned const groups = cell.groups;
  auto const zone = static_cast<unsigned>(life.compiled.access.at(r.access[row]).zone);
  constexpr int highest_percent[] = {100, 200, 400, 100000};
  return (eligible.arms == 0 || in_arm(life, eligible.arms, row)) &&
         (eligible.groups == 0 || (eligible.groups & groups) != 0) &&
         (eligible.memberships == 0 || (eligible.memberships & r.memberships[row]) != 0) &&
         (eligible.zones == 0 || (eligible.zones >> zone & 1u) != 0) &&
         highest_percent[cell.income] <= eligible.income_below_poverty_percent &&
         (eligible.pupils_of < 0 || is_pupil(life, eligible.pupils_of, row)) &&
         r.age[row] >= eligible.youngest_age && r.age[row] <= eligible.oldest_age &&
         (eligible.least_k6 <= 0.0 || k6_now(life, row) >= eligible.least_k6);
}

bool admits(Life const& life, Service const& service, Row row) {
  bool const in_course = (life.state.residents.status[row] & supported) != 0;
  return !(in_course && is_support(service.role)) && is_eligible(life, service.eligible, row);
}

double open_share(Life const& life, Service const& service) {
  double share = 1.0;
  std::string const& zone =
      life.compiled.scenario->zones[static_cast<std::size_t>(service.zone)].id;
  for (ShockEvent const& event : life.compiled.scenario->events) {
    bool const now = life.week >= event.week && life.week - event.week < event.closure_weeks;
    bool const here = event.zones.empty() ||
                      std::find(event.zones.begin(), event.zones.end(), zone) != event.zones.end();
    if (now && here && !service.remote) share = std::min(share, event.in_person_slots_share);
  }
  return share;
}

void add_shock(Life& life, Row row, double z) {
  std::int16_t& shock = life.state.residents.shock[row];
  double const now = std::clamp(shock / double{z_scale} + z, -7.9, 7.9);
  shock = static_cast<std::int16_t>(std::lrint(now * double{z_scale}));
}

void raise_awareness(Life& life, Row row, double share_of_rest) {
  std::uint16_t& awareness = life.state.residents.awareness[row];
  awareness = static_cast<std::uint16_t>(
      std::lrint(awareness + share_of_rest * (double{awareness_scale} - awareness)));
}

void lower_stigma(Life& life, Row row, double sd) {
  std::int16_t& stigma = life.state.residents.stigma[row];
  double const now = std::max(-7.9 * double{stigma_scale}, stigma - sd * double{stigma_scale});
  stigma = static_cast<std::int16_t>(std::lrint(now));
}

void do_good(Life& life, Row row, double z) {
  std::uint16_t& support = life.state.residents.support[row];
  support = std::max(support, static_cast<std::uint16_t>(std::lrint(z * double{benefit_scale})));
}

void lose_trust(Life& life, Row row, Care care, double share) {
  Residents& r = life.state.residents;
  std::uint8_t* const trust[] = {&r.trust_clinic[row], &r.trust_community[row],
                                 &r.trust_primary[row]};
  std::uint8_t& mine = *trust[static_cast<std::size_t>(care)];
  mine = static_cast<std::uint8_t>(std::lrint(mine * (1.0 - share)));
}

void lose_trust(Life& life, Row row, Care care) {
  lose_trust(life, row, care, life.compiled.evidence.trust->bad_event);
}

}  // namespace kith
