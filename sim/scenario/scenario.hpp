#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kith/evidence/evidence_base.hpp"
#include "kith/problems.hpp"
#include "kith/scenario/local/local_facts.hpp"
#include "kith/scenario/margins.hpp"
#include "kith/scenario/national_figures.hpp"
#include "kith/scenario/program.hpp"
#include "kith/scenario/trial.hpp"
#include "kith/schema/form.hpp"

namespace kith {

// Memberships in zones, groups and organizations are stored in 16 bits; one of them is for English.
inline constexpr std::size_t most_zones = 16;
inline constexpr std::size_t most_organizations = 16;
inline constexpr std::size_t most_groups = 15;
/// Strata that a scenario may add: one bit for each is available per resident.
inline constexpr std::size_t most_strata = 16;
/// Outcomes that a scenario may ask to show first: as many as fit on a page.
inline constexpr std::size_t most_looked_at = 8;

/// Id of the scenario without partnerships, which every study has.
inline constexpr std::string_view usual_care_id = "usual-care";

/// A neighborhood: the unit of travel and of targeting.
struct Zone {
  std::string id;
  std::string title;
  double share_of_residents = 0.0;  ///< scaled to add up to 1 over zones
  double income_factor = 1.0;       ///< median income of the zone relative to the community's
  double violent_events_per_1000_year = 23.5;
  std::vector<std::pair<std::string, double>> minutes_to;  ///< travel time by car to other zones
  double minutes_within = 15.0;
  std::optional<Centroid> centroid{};
};

/// A community of language, culture or experience; people may belong to several.
struct Group {
  std::string id;
  std::string title;
  std::string role;                   ///< one of group_roles (describe_names.hpp), or empty
  std::string language = "en";        ///< the language its members need care in
  double share_not_proficient = 0.0;  ///< of members who cannot use care in English
  /// Share of each race and ethnicity that belongs to it: white, black, hispanic, asian, other.
  double share_by_race[5] = {0, 0, 0, 0, 0};
  int youngest_age = 10;          ///< such as 18 for veterans
  double female_share = 0.51;     ///< among members
  double distress_shift_z = 0.0;  ///< 0 unless sourced
  double stigma_shift_sd = 0.0;
  double clinic_trust_shift = 0.0;
  double discrimination_per_year = 0.0;  ///< events that a member experiences; 0 unless sourced
  std::vector<std::pair<std::string, double>>
      zone_weight;  ///< relative share of members in a zone (1 = as others)
};

enum class OrganizationKind {
  nonprofit,
  school,
  congregation,
  cooperative,
  business,
  government,
  clinic
};

/// Whether it provides or pays for care; the others belong to the community.
constexpr bool is_agency(OrganizationKind kind) {
  return kind == OrganizationKind::clinic || kind == OrganizationKind::government;
}

struct Organization {
  std::string id;
  std::string title;
  std::string role;  ///< one of organization_roles (describe_names.hpp), or empty
  OrganizationKind kind = OrganizationKind::nonprofit;
  std::string zone;
  double members_share = 0.0;  ///< of residents of its own zone
  double members_share_elsewhere = 0.0;
  std::vector<std::pair<std::string, double>> members_share_of_group;
  double wants_goals =
      0.6;  ///< 0-1: how far its own goals are those of a mental health partnership
};

/// A place where care is given.
struct Site {
  std::string id;
  std::string title;
  std::string organization;
  std::string zone;
  bool remote = false;
};

/// The staff of a service. Only programs bring the last four.
enum class Role {
  therapist,
  prescriber,
  primary_care,
  peer_specialist,
  community_health_worker,
  school_counselor,
  group_facilitator,
  care_manager,
  follow_up_nurse
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::follow_up_nurse) + 1;

/// A role at a site with posts: one queue, one caseload.
struct Provider {
  std::string id;
  std::string title;
  std::string site;
  Role role = Role::therapist;
  double fte = 0.0;
  std::vector<std::string> languages = {"en"};
  std::vector<std::string> culture_of;  ///< groups whose culture its staff share
  std::vector<std::string> accepts;     ///< coverages: private, medicaid, medicare, uninsured
  double referral_required_share =
      0.0;                  ///< of people who must first get a referral from primary care
  double copay_usd = 25.0;  ///< per visit, insured
};

/// A dated community-wide shock that fades.
struct ShockEvent {
  std::string id;
  int week = 0;  ///< of the horizon
  double size_z = 0.0;
  double half_life_weeks = 30.0;
  std::vector<std::string> zones;  ///< empty: everywhere
  int closure_weeks = 0;           ///< for this long, in-person care has fewer slots
  double in_person_slots_share = 1.0;
};

/// What steered programs know about unmet need: what partners learn from community organizations,
/// everything, or nothing.
enum class Knowledge { learned, perfect, none };

/// Whether a grant that ends may be renewed: only if the scenario asks for it.
enum class Renewal { never, by_chance };

/// What happens to the part of a grant that is unspent when it ends.
enum class Unspent { returned, kept };

/// Organizations that agree to work together, and what they do.
struct Partnership {
  std::string id;
  std::string title;
  std::vector<std::string> partners;  ///< organizations
  int start_week = 0;
  int end_week = 2600;
  double meetings_per_month = 1.0;
  double meetings_held_share = 0.9;
  double shared_power = 0.5;
  double representation = 0.5;  ///< of the community in decisions
  bool technical_help = false;
  bool sustainability_plan = false;
  bool established = false;  ///< functioning and maturity full from the first week (trials)
  Knowledge knowledge = Knowledge::learned;
  double coordinator_fte = 0.5;
  double grant_usd_per_year = 0.0;
  int grant_weeks = 0;
  Renewal renewal = Renewal::never;
  Unspent unspent = Unspent::returned;
  double other_income_usd_per_year = 0.0;  ///< dues, donations, levy
  double indirect_share = 0.0;             ///< overhead, on top of all that it spends
  double billed_share = 0.0;  ///< share of insured clients' therapy sessions that is billed
  std::vector<ProgramPtr> programs;
  // Set by make_study, for the arms of a trial.
  std::uint16_t arms = 0;       ///< for whose participants it is; 0: everybody
  std::uint16_t closed_to = 0;  ///< whose participants it excludes
  std::uint16_t kept_arms = 0;  ///< whose participants have kept_share of its places
  double kept_share = 0.0;
};

/// Asks for the rivals of this scenario, which spend the money on clinic therapists instead.
struct SameMoney {
  bool enabled = false;
  std::string provider;  ///< whose slots the money buys
};

/// What a scenario that spends the money on clinic therapists may spend.
enum class Rival {
  none,              ///< not a rival
  instead,           ///< the grants of its model, whatever happens to the partnership
  dollar_for_dollar  ///< what its model's partnerships spent in the same replicate and year
};

/// Residents for whom outcomes are reported separately: they match any entry of each list, and all
/// lists; an empty list matches everybody, an empty `age` all adults.
struct OwnStratum {
  std::string id;
  std::string title;
  std::vector<std::string> zones, groups;
  std::vector<std::string> race, income, sex, age, coverage;  ///< names of margins.hpp
  std::vector<std::string> languages;                         ///< in which they need care
  Whether car = Whether::either;
  Whether broadband = Whether::either;
};

enum class ParameterMode { draws, central };

struct Run {
  int seed = 20260105;  ///< 0 ... 2147483647: exact in R, MATLAB and JavaScript
  int replicates = 128;
  ParameterMode parameters = ParameterMode::draws;
  bool zone_strata = true;  ///< whether outcomes are reported by zone
  bool reach = true;  ///< whether each resident's life is compared with their life in usual care
};

struct Time {
  int weeks = 260;           ///< horizon, after the burn-in
  int settling_weeks = 260;  ///< burn-in; with 52, usual care drifts for years (MODEL 5)
  std::string start = "2026-01-05";
};

/// Who took part in the study besides its authors; recorded only for reporting standards.
struct Engagement {
  std::string who, how, changed;
};

/// The contents of a scenario file and the files it extends.
struct Scenario {
  std::string id;
  std::string title;
  std::string question;
  std::string text;
  std::vector<std::string> look_at;  ///< outcomes to show first
  int price_year = 2024;             ///< of its dollars; recorded, not converted
  std::optional<Engagement> engagement;
  Time time;
  Run run;
  NationalFigures national;
  EvidenceBase evidence;
  Margins margins;  ///< table [community]
  std::vector<Zone> zones;
  std::vector<Group> groups;
  std::vector<Organization> organizations;
  std::vector<Site> sites;
  std::vector<Provider> providers;
  std::vector<OwnStratum> strata;
  std::vector<ShockEvent> events;
  std::vector<Partnership> partnerships;
  SameMoney same_money;
  /// The smallest difference that matters, by outcome, in its unit; 0: none given.
  std::vector<std::pair<std::string, double>> worthwhile;
  std::optional<LocalFacts> local;  ///< facts of a clinic of the place
  std::optional<Trial> trial;
  std::optional<TrialHistory> trial_history;  ///< set by make_study
  /// Names of its custom programs; in a study, of all its scenarios' (set by make_study).
  std::vector<std::string> custom_programs;
  Rival rival = Rival::none;  ///< set by make_study
  std::string rival_of;       ///< the same: id of its model

  // Texts of the files, kept for results (filled by the reader).
  std::string source_toml;    ///< the file itself
  std::string resolved_toml;  ///< every value after extends and --set
  Problems warnings;          ///< what is valid but does not do what was meant
  /// A problem at the place where the files set a key such as "partnership.clinic.grant_weeks". Set
  /// by the reader if everything is valid.
  std::function<Problem(std::string const& path, std::string const& message)> at{};
};

void describe(Form& form, Zone& zone);
void describe(Form& form, Group& group);
void describe(Form& form, Organization& organization);
void describe(Form& form, Site& site);
void describe(Form& form, Provider& provider);
void describe(Form& form, ShockEvent& event);
void describe(Form& form, Partnership& partnership);

void describe(Form& form, OwnStratum& stratum);
/// The scenario's own strata, once its zones and groups are described.
void describe_strata(Form& form, Scenario& scenario);

/// Declares every key of a scenario file.
void describe(Form& form, Scenario& scenario);
/// Only its tables `national` and `evidence`.
void describe_figures(Form& form, Scenario& scenario);

}  // namespace kith
