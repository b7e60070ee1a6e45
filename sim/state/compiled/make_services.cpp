#include "kith/state/compiled/make_services.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/evidence/care.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/ground/numerics.hpp"

namespace kith {
namespace {

template <class T>
int index_of(std::vector<T> const& items, std::string const& id) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].id == id) return static_cast<int>(i);
  throw std::invalid_argument("unknown id '" + id + "'");
}

std::uint8_t coverage_bits(std::vector<std::string> const& accepted) {
  if (accepted.empty()) return 15;
  unsigned bits = 0;
  for (std::string const& name : accepted)
    for (unsigned c = 0; c < 4; ++c)
      if (coverage_names[c] == name) bits |= 1u << c;
  return static_cast<std::uint8_t>(bits);
}

Service make_service(Scenario const& scenario, Provider const& provider) {
  Site const& site =
      scenario.sites[static_cast<std::size_t>(index_of(scenario.sites, provider.site))];
  Service service;
  service.id = provider.id;
  service.role = provider.role;
  service.care = provider.role == Role::primary_care ? Care::primary_care : Care::clinic;
  service.zone = index_of(scenario.zones, site.zone);
  service.remote = site.remote;
  service.organization = site.organization;
  service.fte = provider.fte;
  service.languages = language_bits(scenario, provider.languages);
  service.culture_of = bits_of(scenario.groups, provider.culture_of);
  service.accepts = coverage_bits(provider.accepts);
  service.referral_required_share = provider.referral_required_share;
  service.copay_usd = provider.copay_usd;
  return service;
}

double minutes_between(Scenario const& scenario, int from, int to) {
  KITH_EXPECT(from >= 0 && from < static_cast<int>(scenario.zones.size()));
  KITH_EXPECT(to >= 0 && to < static_cast<int>(scenario.zones.size()));
  Zone const& home = scenario.zones[static_cast<std::size_t>(from)];
  if (from == to) return home.minutes_within;
  Zone const& there = scenario.zones[static_cast<std::size_t>(to)];
  for (auto const& [id, minutes] : home.minutes_to)
    if (id == there.id) return minutes;
  for (auto const& [id, minutes] : there.minutes_to)
    if (id == home.id) return minutes;
  return home.minutes_within + there.minutes_within;
}

/// Nobody is in the access classes of a group that needs no language of its own.
bool is_spoken(Scenario const& scenario, Access const& access) {
  auto const language = static_cast<std::size_t>(access.language);
  return language == 0 || scenario.groups[language - 1].language != "en";
}

/// Care at home or in one's own zone, for which nobody travels.
bool is_at_home(Service const& service, Access const& access) {
  return service.comes_home || (service.no_travel_in_zone && service.zone == access.zone);
}

}  // namespace

double travel_loss(CompiledScenario const& compiled, Access const& access, int zone) {
  HelpSeekingEvidence const& e = *compiled.evidence.help_seeking;
  double minutes = minutes_between(*compiled.scenario, access.zone, zone);
  if (access.car == 0) minutes *= e.no_car_minutes_factor;
  return -e.distance_per_minute * minutes;
}

double ordinary_way_loss(CompiledScenario const& compiled) {
  return -15.0 * compiled.evidence.help_seeking->distance_per_minute;
}

Barriers barriers_of(CompiledScenario const& compiled, Service const& service,
                     Access const& access) {
  HelpSeekingEvidence const& e = *compiled.evidence.help_seeking;
  Barriers loss;
  bool const uninsured = access.coverage == 3 && !service.program;
  if ((service.accepts >> access.coverage & 1u) == 0 || uninsured) loss.cost = -e.cost;
  if (access.language > 0 && (service.languages >> access.language & 1u) == 0)
    loss.language = -e.no_language;
  if (!service.remote) {
    loss.travel = is_at_home(service, access) ? 0.0 : travel_loss(compiled, access, service.zone);
  } else if (access.broadband == 0 && !service.by_telephone) {
    loss.travel = -e.remote_no_broadband;
    bool const at_home = service.booth_zone == access.zone;
    if (service.booth_zone != no_zone)
      loss.travel =
          std::min(loss.travel, at_home ? 0.0 : travel_loss(compiled, access, service.booth_zone));
  }
  return loss;
}

std::uint16_t language_bits(Scenario const& scenario, std::vector<std::string> const& languages) {
  unsigned bits = 0;
  for (std::string const& language : languages) {
    if (language == "en") bits |= 1u;
    for (std::size_t g = 0; g < scenario.groups.size(); ++g)
      if (scenario.groups[g].language == language && language != "en") bits |= 2u << g;
  }
  return static_cast<std::uint16_t>(bits);
}

double prescriber_visits_per_fte_week(EvidenceBase const& evidence) {
  return evidence.care->prescriber_visits_per_week * evidence.care->working_weeks_share;
}

double slots_per_fte_week(Role role, EvidenceBase const& evidence) {
  CareEvidence const& e = *evidence.care;
  switch (role) {
    case Role::therapist:
      return e.therapist_sessions_per_week * e.working_weeks_share;
    case Role::prescriber:
      return prescriber_visits_per_fte_week(evidence) * e.prescriber_new_share;
    case Role::primary_care:
      return evidence.primary_care->visits_per_fte_week * e.working_weeks_share;
    case Role::school_counselor:
      return e.therapist_sessions_per_week * e.working_weeks_share;
    case Role::peer_specialist:
    case Role::community_health_worker:
    case Role::group_facilitator:
    case Role::care_manager:
    case Role::follow_up_nurse:
      break;
  }
  Course const course = course_of(role, evidence);
  return course.clients_per_fte * course.contacts / course.weeks;
}

Course course_of(Role role, EvidenceBase const& evidence) {
  CareEvidence const& e = *evidence.care;
  ProgramsEvidence const& p = *evidence.programs;
  if (role == Role::group_facilitator) {  // a full-time facilitator works 40 hours a week
    return {p.group_places * 40.0 / p.group_hours_per_week, p.group_meetings, p.group_meetings};
  }
  if (role == Role::care_manager)
    return {p.collaborative_clients, p.collaborative_contacts, p.collaborative_weeks};
  if (role == Role::follow_up_nurse) {
    QualityEvidence const& q = *evidence.quality;
    return {q.nurse_patients, q.nurse_contacts, q.nurse_weeks};
  }
  return {e.worker_clients, e.worker_contacts, e.worker_course_weeks};
}

Course course_of(Service const& service, EvidenceBase const& evidence) {
  Course course = course_of(service.role, evidence);
  CourseLength const& own = service.course;
  double const contacts_per_week = course.contacts / course.weeks;
  if (own.contacts <= 0.0 && own.weeks <= 0.0) return course;
  if (own.contacts > 0.0) course.contacts = own.contacts;
  if (own.weeks > 0.0) course.weeks = own.weeks;
  course.clients_per_fte *= contacts_per_week / (course.contacts / course.weeks);
  return course;
}

std::vector<Service> make_services(Scenario const& scenario) {
  std::vector<Service> services;
  for (Provider const& provider : scenario.providers)
    services.push_back(make_service(scenario, provider));
  for (std::size_t p = 0; p < scenario.partnerships.size(); ++p) {
    for (ProgramPtr const& program : scenario.partnerships[p].programs) {
      std::size_t const before = services.size();
      program->add_services(scenario.partnerships[p], scenario, services);
      for (std::size_t i = before; i < services.size(); ++i) {
        services[i].partnership = static_cast<int>(p);
        services[i].program = true;
        services[i].program_name = program->kind();
        services[i].hosts = bits_of(scenario.organizations, scenario.partnerships[p].partners);
        services[i].eligible.arms = scenario.partnerships[p].arms;
        services[i].eligible.closed_to = scenario.partnerships[p].closed_to;
        services[i].kept_arms = scenario.partnerships[p].kept_arms;
        services[i].kept_share = scenario.partnerships[p].kept_share;
      }
    }
  }
  for (Service& service : services) service.hash = hash_id(service.id);
  return services;
}

ByAccess<Acceptance> make_acceptance(CompiledScenario const& compiled) {
  ByAccess<Acceptance> table{compiled.services.size(), {}};
  for (int a = 0; a < compiled.access.size(); ++a) {
    Access const access = compiled.access.at(static_cast<std::uint16_t>(a));
    for (Service const& service : compiled.services) {
      Barriers const loss = barriers_of(compiled, service, access);
      table.all.push_back(is_spoken(*compiled.scenario, access)
                              ? Acceptance{exponential(-loss.cost), exponential(-loss.language),
                                           exponential(-loss.travel)}
                              : Acceptance{});
    }
  }
  table.all.resize(table.all.size() + compiled.services.size());  // padding
  return table;
}

ByAccess<double> make_kept_visits(CompiledScenario const& compiled) {
  ByAccess<double> kept{compiled.services.size(), {}};
  double const ordinary = ordinary_way_loss(compiled);
  for (int a = 0; a < compiled.access.size(); ++a) {
    Access const access = compiled.access.at(static_cast<std::uint16_t>(a));
    for (Service const& service : compiled.services) {
      bool const travels = !service.remote && !is_at_home(service, access);
      double const loss = travels ? travel_loss(compiled, access, service.zone) - ordinary : 0.0;
      kept.all.push_back(exponential(-std::max(0.0, loss)));
    }
  }
  kept.all.resize(kept.all.size() + compiled.services.size());  // padding
  return kept;
}

}  // namespace kith
