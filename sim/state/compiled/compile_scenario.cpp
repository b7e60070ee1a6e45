#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "kith/evidence/care.hpp"
#include "kith/evidence/distress.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/population.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/evidence/values.hpp"
#include "kith/ground/k6.hpp"
#include "kith/ground/numerics.hpp"
#include "kith/ground/whole.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/compiled/course_effects.hpp"
#include "kith/state/compiled/make_services.hpp"

namespace kith {

int CellSpace::kind_of(CellKind const& kind) const {
  auto const at = std::lower_bound(kinds.begin(), kinds.end(), kind);
  KITH_EXPECT(at != kinds.end() && *at == kind);
  return static_cast<int>(at - kinds.begin());
}

void CellSpace::list() {
  for (int kind = 0; kind < static_cast<int>(kinds.size()); ++kind) {
    CellKind const& k = kinds[static_cast<std::size_t>(kind)];
    for (int band = 0; band < 5; ++band)
      for (int sex = 0; sex < 2; ++sex)
        for (int coverage = 0; coverage < 4; ++coverage)
          cells.push_back({kind, k.groups, k.race, k.income, band, sex, coverage});
  }
  cells.push_back({});
}

void AccessSpace::list() {
  for (int zone = 0; zone < zones; ++zone)
    for (int coverage = 0; coverage < 4; ++coverage)
      for (int car = 0; car < 2; ++car)
        for (int broadband = 0; broadband < 2; ++broadband)
          for (int language = 0; language < languages; ++language)
            classes.push_back({zone, coverage, car, broadband, language});
  classes.push_back({});
}

int age_band(int age) {
  KITH_EXPECT(age >= 0);
  return age < 18 ? 0 : age < 26 ? 1 : age < 50 ? 2 : age < 65 ? 3 : 4;
}

namespace {

/// Utility and WHO-5 by K6 in steps of 1/128, packed (KernelWeek::welfare).
std::vector<std::uint32_t> make_welfare(ValuesEvidence const& e) {
  double const at[] = {0, 5, 9, 13, 18, 24};
  double const utility[] = {e.utility_at_k6_0,  e.utility_at_k6_5,  e.utility_at_k6_9,
                            e.utility_at_k6_13, e.utility_at_k6_18, e.utility_at_k6_24};
  std::vector<std::uint32_t> welfare;
  for (int i = 0; i < k6_table_size; ++i) {
    double const k6 = static_cast<double>(i) / k6_steps;
    int k = 0;
    while (k < 4 && k6 > at[k + 1]) ++k;
    double const share = (k6 - at[k]) / (at[k + 1] - at[k]);
    double const u = utility[k] + share * (utility[k + 1] - utility[k]);
    double const who5 = std::max<double>(e.who5_floor, e.who5_at_zero + e.who5_per_k6 * k6);
    welfare.push_back(nearest<std::uint32_t>(u * double{utility_scale}) |
                      nearest<std::uint32_t>(who5 * double{who5_scale}) << 16);
  }
  return welfare;
}

/// People differ in how slowly their distress moves, and so in how long they stay ill; how many are
/// ill at any time does not depend on it (MODEL 7.1).
void set_courses(DistressEvidence const& e, DistressTables& tables) {
  for (int course = 0; course < course_classes; ++course) {
    double const sds = (course + 0.5 - course_classes / 2.0) * course_class_sd;
    double const weeks = e.state_time_constant_weeks * exponential(e.time_constant_log_sd * sds);
    double const keep = exponential(-1.0 / weeks);
    tables.state_keep.push_back(static_cast<float>(keep));
    tables.state_noise.push_back(static_cast<float>(std::sqrt(1.0 - keep * keep)));
  }
}

DistressTables make_distress_tables(EvidenceBase const& evidence) {
  KITH_EXPECT(is_share(evidence.distress->trait_share));
  DistressTables tables;
  tables.state_weight = std::sqrt(1.0 - evidence.distress->trait_share);
  set_courses(*evidence.distress, tables);
  PrimaryCareEvidence const& care = *evidence.primary_care;
  tables.k6_floor = static_cast<float>(logarithm(evidence.distress->floor_share));
  tables.k6_per_log = static_cast<float>(1.0 / evidence.distress->tail_rate_per_point);
  for (int i = 0; i < k6_table_size; ++i) {
    double const k6 = static_cast<double>(i) / k6_steps;
    tables.detection.push_back(static_cast<float>(k6 >= marked_k6 ? care.detection_k6_9_plus
                                                  : k6 >= distressed_k6
                                                      ? care.detection_k6_5_to_9
                                                      : care.detection_k6_below_5));
    double const hazard = evidence.crisis->hazard_per_week *
                          exponential(evidence.crisis->per_k6_point * (k6 - serious_k6));
    tables.crisis.push_back(k6 >= serious_k6 ? static_cast<float>(hazard) : 0.0F);
  }
  tables.most_detection = *std::max_element(tables.detection.begin(), tables.detection.end());
  tables.most_crisis = *std::max_element(tables.crisis.begin(), tables.crisis.end());
  tables.welfare = make_welfare(*evidence.values);
  return tables;
}

/// Blocks of at most block_rows rows that never straddle zones, as even as possible.
std::vector<Block> make_blocks(std::vector<ZoneRows> const& zones) {
  std::vector<Block> blocks;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    std::uint64_t const groups = zones[zone].padded / 64;
    std::uint64_t const count = (zones[zone].padded + block_rows - 1) / block_rows;
    for (std::uint64_t k = 0; k < count; ++k) {
      auto const from = static_cast<std::uint32_t>(groups * k / count);
      auto const to = static_cast<std::uint32_t>(groups * (k + 1) / count);
      blocks.push_back(
          {zones[zone].first + from * 64, (to - from) * 64, static_cast<std::uint32_t>(zone)});
    }
  }
  return blocks;
}

CellSpace make_cells(SyntheticPopulation const& people) {
  CellSpace cells;
  for (ZoneRows const& zone : people.zones) {
    for (std::uint32_t row = zone.first; row < zone.first + zone.residents; ++row) {
      CellKind const kind{people.groups[row], people.race[row], people.income[row]};
      auto const at = std::lower_bound(cells.kinds.begin(), cells.kinds.end(), kind);
      if (at == cells.kinds.end() || *at != kind) cells.kinds.insert(at, kind);
    }
  }
  if (cells.size() >= 65535)
    throw std::invalid_argument(
        "too many combinations of groups, race and income (must be at most 1638)");
  cells.list();
  return cells;
}

/// Patients go to a practice in their zone, and less often the farther it is: the study behind the
/// effect of travel counted visits to health centers (help_seeking.distance_per_minute).
std::vector<float> make_primary_care_visits(CompiledScenario const& compiled) {
  PrimaryCareEvidence const& e = *compiled.evidence.primary_care;
  std::vector<float> visits;
  for (int a = 0; a < compiled.access.size(); ++a) {
    Access const access = compiled.access.at(static_cast<std::uint16_t>(a));
    double const near =
        access.coverage != 3 ? e.visit_insured_per_week : e.visit_uninsured_per_week;
    double const chance = near * exponential(ordinary_way_loss(compiled) -
                                             travel_loss(compiled, access, access.zone));
    visits.push_back(static_cast<float>(std::min(1.0, chance)));
  }
  visits.push_back(0.0F);  // padding
  return visits;
}

/// Session n adds exp(-(n-1)/s) - exp(-n/s).
std::vector<double> make_session_gain(TreatmentEvidence const& e) {
  std::vector<double> gain = {0.0};
  for (int n = 1; n < 256; ++n)
    gain.push_back(exponential(-(n - 1) / e.sessions_to_gain) -
                   exponential(-n / e.sessions_to_gain));
  return gain;
}

std::vector<float> make_felt_threshold() {
  std::vector<float> log_odds;
  for (int u = 0; u < 256; ++u) {
    double const p = (u + 0.5) / 256.0;
    log_odds.push_back(static_cast<float>(logarithm(p / (1.0 - p))));
  }
  return log_odds;
}

std::vector<float> make_trust_effect(EvidenceBase const& evidence) {
  // A factor of 5e8 is already the difference between everybody and nobody; without a limit, a very
  // small SD makes factors of zero and infinity, whose ratios are not numbers.
  constexpr double most = 20.0;
  std::vector<float> effect;
  for (int t = 0; t < 256; ++t) {
    double const sds = (t / 255.0 - evidence.trust->center) / evidence.trust->sd;
    double const log_effect = evidence.help_seeking->per_trust_sd * sds;
    effect.push_back(static_cast<float>(exponential(std::clamp(log_effect, -most, most))));
  }
  return effect;
}

/// Differences by race, sex and age that barriers do not explain (MODEL 7.5).
std::vector<float> make_personal_factor(CellSpace const& cells, HelpSeekingEvidence const& e) {
  std::vector<float> factor;
  double const by_race[] = {0.0, e.black_residual, e.hispanic_residual, e.asian_residual,
                            e.other_residual};
  for (int index = 0; index < cells.size(); ++index) {
    Cell const cell = cells.at(static_cast<std::uint16_t>(index));
    double log_hazard = by_race[cell.race];
    if (cell.sex == 1) log_hazard += e.male_residual;
    if (cell.age_band == 1) log_hazard += e.young_residual;
    double const youth = cell.age_band == 0 ? double{e.youth_factor} : 1.0;
    factor.push_back(static_cast<float>(e.base_hazard_per_week * youth * exponential(log_hazard)));
  }
  factor.push_back(0.0F);  // padding
  return factor;
}

/// Set point of trust in clinics: higher if one serves the person's own culture.
std::vector<float> make_clinic_trust(Scenario const& scenario, CellSpace const& cells,
                                     std::vector<Service> const& services, TrustEvidence const& e) {
  std::vector<float> set_point;
  unsigned served = 0;
  for (Service const& service : services)
    if (!service.program) served |= service.culture_of;
  for (int index = 0; index < cells.size(); ++index) {
    unsigned const groups = cells.at(static_cast<std::uint16_t>(index)).groups;
    double trust = (groups & served) != 0 ? e.own_culture_clinic : e.clinic;
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
      if ((groups >> g & 1u) != 0) trust += scenario.groups[g].clinic_trust_shift;
    set_point.push_back(static_cast<float>(std::clamp(trust, 0.0, 1.0)));
  }
  set_point.push_back(0.0F);
  return set_point;
}

std::array<std::vector<std::size_t>, kind_of_care_count> services_by_kind(
    std::vector<Service> const& services) {
  std::array<std::vector<std::size_t>, kind_of_care_count> by_kind;
  for (std::size_t i = 0; i < services.size(); ++i)
    if (services[i].walk_in)
      by_kind[static_cast<std::size_t>(kind_of_care(services[i].role))].push_back(i);
  return by_kind;
}

/// Registered posts are not capacity: many are part-time or closed; those by video are the state's.
void scale_posts(CareEvidence const& e, std::vector<Service>& services) {
  for (Service& service : services) {
    if (service.program) continue;
    if (service.role == Role::therapist) service.fte *= e.effective_therapist_posts;
    if (service.role == Role::prescriber)
      service.fte *=
          service.remote ? e.effective_prescriber_posts_by_video : e.effective_prescriber_posts;
  }
}

std::vector<double> cumulative(std::vector<double> shares) {
  for (std::size_t i = 1; i < shares.size(); ++i) shares[i] += shares[i - 1];
  return shares;
}

}  // namespace

PopulationIndex index_population(SyntheticPopulation const& people) {
  return {people.zones, make_cells(people)};
}

CompiledScenario compile_scenario(Scenario const& scenario, EvidenceBase const& evidence,
                                  Draws const& draws, PopulationIndex const& index) {
  CompiledScenario compiled;
  compiled.scenario = &scenario;
  compiled.evidence = evidence;
  compiled.draws = draws;
  compiled.cells = index.cells;
  compiled.access.zones = static_cast<int>(scenario.zones.size());
  compiled.access.languages = 1 + static_cast<int>(scenario.groups.size());
  compiled.access.list();
  compiled.zone_rows = index.zones;
  compiled.blocks = make_blocks(index.zones);
  for (std::uint32_t b = 0; b < compiled.blocks.size(); ++b)
    compiled.block_of_group.insert(compiled.block_of_group.end(), compiled.blocks[b].rows / 64, b);
  compiled.services = make_services(scenario);
  scale_posts(*evidence.care, compiled.services);
  for (Service const& service : compiled.services)
    compiled.usual_services += service.program ? 0 : 1;
  compiled.services_of_kind = services_by_kind(compiled.services);
  compiled.coverage = coverage_table(scenario.margins, scenario.national);
  compiled.turnover = turnover(age_profile(scenario.margins, scenario.national),
                               evidence.population->replaced_per_year);
  compiled.newcomer_ages = cumulative(compiled.turnover.newcomer_share);
  compiled.distress = make_distress_tables(evidence);
  compiled.session_gain = make_session_gain(*evidence.treatment);
  compiled.course_effects = make_course_effects(compiled);
  compiled.felt_threshold = make_felt_threshold();
  compiled.trust_effect = make_trust_effect(evidence);
  compiled.primary_care_visits = make_primary_care_visits(compiled);
  compiled.most_visits =
      *std::max_element(compiled.primary_care_visits.begin(), compiled.primary_care_visits.end());
  compiled.personal_factor = make_personal_factor(compiled.cells, *evidence.help_seeking);
  compiled.clinic_trust_set_point =
      make_clinic_trust(scenario, compiled.cells, compiled.services, *evidence.trust);
  compiled.acceptance = make_acceptance(compiled);
  compiled.kept_visits = make_kept_visits(compiled);
  return compiled;
}

}  // namespace kith
