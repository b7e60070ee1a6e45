#include "kith/programs/program_base.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/evidence/costs.hpp"
#include "kith/evidence/partnership.hpp"

namespace kith {
void ProgramBase::describe(Form& form) {
  form.flag({"enabled", "", "Switches the program on or off."}, enabled_);
  form.number({"dose", "1", "Multiplies its planned staff; 0 changes nobody."}, {0, 100}, dose_);
  form.integer({"starts_after_weeks", "week",
                "Weeks from the end of the partnership's planning to its start."},
               {0, 2600}, starts_after_weeks_);
  form.integer({"ramp_weeks", "week", "Weeks over which its staff grow to the full number."},
               {0, 520}, ramp_weeks_);
  form.integer({"ends_after_weeks", "week", "Weeks from the partnership's start to its end."},
               {0, 2600}, ends_after_weeks_);
  form.flag({"waits_for_levy", "",
             "Whether it begins only when a levy won by the partnership's advocacy pays."},
            waits_for_levy_);
  form.table({"eligible", "", "Who may come; everybody if left out."}, [&](Form& inner) {
    inner.references({"groups", "", "Members of any of these groups."}, Kind::group, groups_);
    inner.references({"members_of", "", "Members of any of these organizations."},
                     Kind::organization, members_of_);
    inner.references({"zones", "", "Residents of any of these zones."}, Kind::zone, zones_);
    inner.integer({"income_below_poverty_percent", "1",
                   "Income below this percentage of the poverty line: 100, 200 or 400; any other "
                   "number counts as the next lower of these."},
                  {100, 100000}, income_below_poverty_percent_);
    inner.integer({"youngest_age", "year", "Youngest age."}, {10, 200}, youngest_age_);
    inner.integer({"oldest_age", "year", "Oldest age."}, {10, 200}, oldest_age_);
    if (oldest_age_ < youngest_age_)
      inner.problem("oldest_age", "oldest_age = " + std::to_string(oldest_age_) +
                                      " is below youngest_age = " + std::to_string(youngest_age_) +
                                      ": nobody could come (exchange the two, or leave one out)");
    inner.number({"least_k6", "1", "Lowest K6 in the week in which they come."}, {0, 24},
                 least_k6_);
  });
  describe_own(form);
}

double ProgramBase::running(PartnershipView const& view) const {
  return view.affordable * posts(view);
}

double ProgramBase::posts(PartnershipView const& view) const {
  return view.state.stopped ? 0.0 : planned(view);
}

double ProgramBase::planned(PartnershipView const& view) const {
  if (!enabled_ || !view.serving || !has_what_it_waits_for(view)) return 0.0;
  int const weeks = view.week - view.partnership.start_week;
  int const planning = view.partnership.established
                           ? 0
                           : static_cast<int>(view.evidence.partnership->planning_weeks);
  int const running = weeks - planning - starts_after_weeks_;
  if (running < 0 || weeks >= ends_after_weeks_) return 0.0;
  double const ramp = ramp_weeks_ > 0 ? std::min(1.0, (running + 1.0) / ramp_weeks_) : 1.0;
  return dose_ * ramp;
}

bool ProgramBase::has_what_it_waits_for(PartnershipView const& view) const {
  Week const won = view.state.won[static_cast<std::size_t>(Policy::levy)];
  auto const delay = static_cast<Week>(view.evidence.advocacy->delay_weeks);
  return !waits_for_levy_ || (won != no_week && view.week >= won + delay);
}

Eligibility ProgramBase::eligibility(Scenario const& scenario) const {
  return {bits_of(scenario.groups, groups_),
          bits_of(scenario.organizations, members_of_),
          bits_of(scenario.zones, zones_),
          income_below_poverty_percent_,
          youngest_age_,
          oldest_age_,
          least_k6_,
          no_organization};
}

Service ProgramBase::service_in(Scenario const& scenario, Partnership const& partnership,
                                std::string const& zone, Role role, Care care, Door door) const {
  Service service;
  service.id = service_id(partnership, kind());
  service.role = role;
  service.care = care;
  service.zone = zone_index(scenario, zone);
  service.walk_in = service.no_travel_in_zone = door == Door::open;
  service.eligible = eligibility(scenario);
  return service;
}

void StaffSource::describe(Form& form) {
  static constexpr std::string_view ways[] = {"added", "moved"};
  choose(form, {"staff", "", "Added: hired with delay; moved: from the agency's own site."}, ways,
         staff_);
  form.reference(
      {"moved_from", "", "Provider of the agency's own therapists, for staff that move."},
      Kind::provider, moved_from_);
  if (staff_ == Staff::moved && moved_from_.empty())
    form.problem("staff", "staff = \"moved\" needs moved_from, the provider whose posts move");
}

int StaffSource::moved_from(PartnershipView const& view) const {
  for (std::size_t i = 0; staff_ == Staff::moved && i < view.services.size(); ++i)
    if (view.services[i].id == moved_from_) return static_cast<int>(i);
  return nowhere;
}

void describe_languages(Form& form, std::vector<std::string>& languages) {
  form.known(Kind::language, "en");
  form.references({"languages", "", "Languages of the staff: en and those of groups."},
                  Kind::language, languages);
}

void StaffCulture::describe(Form& form) {
  describe_languages(form, languages_);
  form.references({"culture_of", "", "Groups whose culture the staff share."}, Kind::group,
                  culture_of_);
}

void StaffCulture::put_on(Scenario const& scenario, Service& service) const {
  service.languages = language_bits(scenario, languages_);
  service.culture_of = bits_of(scenario.groups, culture_of_);
}

void OwnCourse::put_on(Service& service) const {
  service.course = length_;
  service.comes_home = mode_ == Mode::home;
  service.remote = service.by_telephone = mode_ == Mode::telephone;
}

void OwnCourse::describe(Form& form) {
  static constexpr std::string_view modes[] = {"on-site", "home", "telephone"};
  choose(form,
         {"mode", "",
          "Where clients are seen: on-site, to which they travel; at home; or by telephone, which "
          "needs no broadband. Staff see as many at home as elsewhere."},
         modes, mode_);
  form.number({"course_contacts", "1", "Contacts of its course; 0: as the evidence says."},
              {0, 200}, length_.contacts);
  form.number({"course_weeks", "week", "Weeks of its course; 0: as the evidence says."}, {0, 520},
              length_.weeks);
  form.number({"course_first_half_weeks", "week",
               "Weeks over which the first half of the contacts is spread, the other half over the "
               "rest; 0: evenly."},
              {0, 520}, length_.first_half_weeks);
  if (length_.first_half_weeks > 0.0 &&
      (length_.weeks <= 0.0 || length_.first_half_weeks >= length_.weeks))
    form.problem("course_first_half_weeks",
                 "course_first_half_weeks (must be less than course_weeks, which must be given)");
}

void describe_host(Form& form, std::string_view meaning, std::string& host) {
  form.reference({"host", "", meaning}, Kind::organization, host);
}

double employ(PartnershipView const& view, State const& state, Effects& effects,
              std::string_view program, Staffing wanted) {
  wanted.partnership = view.index;
  wanted.usd_per_fte_week *= view.scenario.margins.pay_index;
  double const filled = std::min(filled_fte(state, wanted.service), wanted.fte);
  effects.staffing.push_back(wanted);
  effects.expenses.push_back(
      {view.index, program, filled * wanted.usd_per_fte_week, wanted.cooperative, true});
  return filled;
}

double therapist_usd_per_week(PartnershipView const& view) {
  return view.evidence.costs->therapy_session_usd *
         slots_per_fte_week(Role::therapist, view.evidence);
}

std::string service_id(Partnership const& partnership, std::string_view program) {
  return partnership.id + "/" + std::string(program);
}

int find_service(PartnershipView const& view, std::string_view program) {
  return find_service_by_id(view, service_id(view.partnership, program));
}

int find_service_by_id(PartnershipView const& view, std::string const& id) {
  for (std::size_t i = 0; i < view.services.size(); ++i)
    if (view.services[i].id == id) return static_cast<int>(i);
  throw std::logic_error("service '" + id + "' was not added");
}

Organization const& host_of(Partnership const& partnership, Scenario const& scenario,
                            std::string const& host) {
  Organization const* found = nullptr;
  for (Organization const& organization : scenario.organizations) {
    bool const partner = std::find(partnership.partners.begin(), partnership.partners.end(),
                                   organization.id) != partnership.partners.end();
    if (organization.id == host) return organization;
    if (host.empty() && partner && !is_agency(organization.kind)) return organization;
    if (host.empty() && partner && found == nullptr) found = &organization;
  }
  if (found == nullptr)
    throw std::invalid_argument("partnership '" + partnership.id + "' has no host");
  return *found;
}

int zone_index(Scenario const& scenario, std::string const& zone) {
  for (std::size_t i = 0; i < scenario.zones.size(); ++i)
    if (scenario.zones[i].id == zone) return static_cast<int>(i);
  throw std::invalid_argument("unknown zone '" + zone + "'");
}

void steer(PartnershipView const& view, bool steered, Contacts& contacts) {
  Knowledge const knowledge = view.partnership.knowledge;
  contacts.steering = steered && knowledge != Knowledge::none ? view.strength : 0.0;
  contacts.knows_as = knowledge == Knowledge::learned ? view.index : no_partnership;
}

double filled_fte(State const& state, int service) {
  double sum = 0.0;
  for (Post const& post : state.services[static_cast<std::size_t>(service)].posts)
    sum += post.filled ? post.fte : 0.0;
  return sum;
}

}  // namespace kith
