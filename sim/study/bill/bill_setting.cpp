#include "kith/study/bill/bill_setting.hpp"

#include <algorithm>

#include "kith/processes/programs/ask_partnerships.hpp"
#include "kith/state/compiled/make_services.hpp"

namespace kith {
namespace {

constexpr int some_adult = 40;

/// The share of an organization's members among adults, from its margins.
double members_share(Scenario const& scenario, Organization const& house) {
  if (house.kind == OrganizationKind::school) return 0.0;  // pupils
  double here = 0.0, all = 0.0;
  for (Zone const& zone : scenario.zones) {
    all += zone.share_of_residents;
    here += zone.id == house.zone ? zone.share_of_residents : 0.0;
  }
  double const own = all > 0.0 ? here / all : 0.0;
  return own * house.members_share + (1.0 - own) * house.members_share_elsewhere;
}

bool counts_members(Scenario const& scenario) {
  return std::any_of(scenario.partnerships.begin(), scenario.partnerships.end(),
                     [](Partnership const& partnership) {
                       return std::any_of(
                           partnership.programs.begin(), partnership.programs.end(),
                           [](ProgramPtr const& p) { return p->kind() == "workplace"; });
                     });
}

}  // namespace

BillSetting::BillSetting(Scenario const& scenario) {
  compiled_.scenario = &scenario;
  compiled_.evidence = scenario.evidence;
  compiled_.services = make_services(scenario);
  state_.services.resize(compiled_.services.size());
  state_.unmet_by_zone.assign(scenario.zones.size(), 0.0);
  for (std::size_t i = 0; i < compiled_.services.size(); ++i)
    if (!compiled_.services[i].program)
      state_.services[i].posts = {{compiled_.services[i].fte, true}};
  for (std::size_t p = 0; p < scenario.partnerships.size(); ++p) {
    PartnershipState one;
    one.started = one.alive = true;
    one.affordable = 1.0;
    one.known_unmet.assign(scenario.zones.size(), 0.0);
    one.volunteers = 1e9;  // as many as are wanted
    state_.partnerships.push_back(std::move(one));
  }
  if (counts_members(scenario)) add_members();
}

/// Programs read every eighth resident (programs/workplace.cpp): as many belong as the margins say.
void BillSetting::add_members() {
  Scenario const& scenario = *compiled_.scenario;
  auto const rows = static_cast<std::size_t>(scenario.margins.residents);
  Residents& r = state_.residents;
  r.age.resize(rows);
  r.memberships.resize(rows);
  double const adults = 1.0 - scenario.margins.share_under_18 / 2.0;  // residents are 10 and over
  for (std::size_t row = 0; row < rows; row += 8) {
    r.age[row] = some_adult;
    unsigned bits = 0;
    for (std::size_t o = 0; o < scenario.organizations.size(); ++o) {
      double const share = adults * members_share(scenario, scenario.organizations[o]);
      double const before = share * static_cast<double>(row / 8);
      if (static_cast<long>(before + share) > static_cast<long>(before)) bits |= 1u << o;
    }
    r.memberships[row] = static_cast<std::uint16_t>(bits);
  }
}

void BillSetting::fill_posts(Effects const& wanted) {
  for (std::size_t i = 0; i < compiled_.services.size(); ++i)
    if (compiled_.services[i].program) state_.services[i].posts.clear();
  for (Staffing const& staffing : wanted.staffing) {
    auto& service = state_.services[static_cast<std::size_t>(staffing.service)];
    if (compiled_.services[static_cast<std::size_t>(staffing.service)].program)
      service.posts.push_back({staffing.fte, true});
  }
}

Effects BillSetting::ask(Week week) {
  WeekContext context{compiled_, strata_};
  context.week = week;
  auto const& partnerships = compiled_.scenario->partnerships;
  for (std::size_t p = 0; p < partnerships.size(); ++p)
    state_.partnerships[p].alive =
        week >= partnerships[p].start_week && week < partnerships[p].end_week;
  fill_posts(ask_partnerships(state_, context));
  return ask_partnerships(state_, context);
}

}  // namespace kith
