#include <stdexcept>

#include "kith/evidence/costs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

constexpr std::string_view offers[cooperative_services] = {"therapy", "peers", "health-workers"};
constexpr Role roles[cooperative_services] = {Role::therapist, Role::peer_specialist,
                                              Role::community_health_worker};

/// A mental health cooperative: residents join and pay dues or give time, and elect a board of
/// professionals and representatives of the community, which decides once a year how much of the
/// budget goes to therapists, peers and health workers, who see only members. It has its own money,
/// apart from the partnership's; without five active volunteers no decision is made, and without
/// money for its budget for a quarter of a year it closes (cooperative.quorum_volunteers,
/// cooperative.most_unpaid_weeks; MODEL 7.11).
class Cooperative final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "cooperative"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<Cooperative>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Organization const& house = organization(partnership, scenario);
    for (std::size_t k = 0; k < cooperative_services; ++k) {
      Service service = service_in(scenario, partnership, house.zone, roles[k], Care::community);
      service.id = id_of(partnership, k);
      culture_.put_on(scenario, service);
      service.eligible.memberships = bits_of(scenario.organizations, {house.id});
      services.push_back(service);
    }
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    double const running_now = planned(view);
    CooperativeState const& cooperative = view.state.cooperative;
    if (running_now <= 0.0 && cooperative.founded == no_week) return;
    Membership terms{};
    terms.partnership = view.index;
    terms.program = hash_id(service_id(view.partnership, kind()));
    terms.bit =
        bits_of(view.scenario.organizations, {organization(view.partnership, view.scenario).id});
    terms.partners = bits_of(view.scenario.organizations, view.partnership.partners);
    terms.dues_usd_per_year = dues_usd_per_year_;
    terms.reduced_share = reduced_dues_share_;
    terms.volunteer_share = volunteer_share_;
    terms.donations_usd_per_year = donations_usd_per_year_ * running_now;
    terms.professionals_share = professionals_share_;
    terms.runs = running_now > 0.0;
    terms.eligible = eligibility(view.scenario);
    double const prices[] = {view.evidence.costs->therapy_session_usd * weeks_per_year *
                                 slots_per_fte_week(Role::therapist, view.evidence),
                             view.evidence.costs->peer_year_usd,
                             view.evidence.costs->health_worker_year_usd};
    double const pay_index = view.scenario.margins.pay_index;  // `employ` scales pay by it
    bool const open = cooperative.open && terms.runs;
    double left_usd = open ? cooperative.budget_usd_per_year / weeks_per_year : 0.0;
    for (std::size_t k = 0; k < cooperative_services; ++k) {
      int const service = find_offer(view, k);
      terms.services[k] = service;
      double const fte =
          open ? cooperative.budget_usd_per_year * cooperative.shares[k] / (prices[k] * pay_index)
               : 0.0;
      double const usd = prices[k] / weeks_per_year;
      left_usd -= usd * pay_index *
                  employ(view, state, effects, kind(),
                         {.service = service,
                          .fte = fte,
                          .lent_trust = view.strength,
                          .usd_per_fte_week = usd,
                          .cooperative = true});
    }
    // The pay of vacant posts is spent otherwise: the board plans to spend its whole budget.
    if (left_usd > 0.0) effects.expenses.push_back({view.index, kind(), left_usd, true});
    effects.memberships.push_back(terms);
  }

 private:
  void describe_own(Form& form) override {
    form.reference({"organization", "", "The cooperative itself, which people join.", true},
                   Kind::organization, organization_);
    form.number({"dues_usd_per_year", "USD/member/year", "Dues of a member."}, {0, 100000},
                dues_usd_per_year_);
    form.number({"reduced_dues_share", "1",
                 "Share of the dues that members below 200 % of the poverty line pay."},
                {0, 1}, reduced_dues_share_);
    form.number({"volunteer_share", "1", "Share of new members who give time instead of dues."},
                {0, 1}, volunteer_share_);
    form.number(
        {"donations_usd_per_year", "USD/year",
         "Donations and grants to the cooperative itself; it opens with some weeks of this money."},
        {0, 1e9}, donations_usd_per_year_);
    form.number({"professionals_share", "1",
                 "Seats of professionals on the board; the others are the community's."},
                {0, 1}, professionals_share_);
    culture_.describe(form);
  }

  [[nodiscard]] Organization const& organization(Partnership const& partnership,
                                                 Scenario const& scenario) const {
    for (Organization const& house : scenario.organizations)
      if (house.id == organization_) return house;
    throw std::invalid_argument("the cooperative of partnership '" + partnership.id +
                                "' is not an organization of the community");
  }

  [[nodiscard]] std::string id_of(Partnership const& partnership, std::size_t k) const {
    return service_id(partnership, kind()) + "/" + std::string(offers[k]);
  }

  [[nodiscard]] int find_offer(PartnershipView const& view, std::size_t k) const {
    return find_service(view, std::string(kind()) + "/" + std::string(offers[k]));
  }

  std::string organization_;
  double dues_usd_per_year_ = 120.0;
  double reduced_dues_share_ = 0.5;
  double volunteer_share_ = 0.2;
  double donations_usd_per_year_ = 100000.0;
  double professionals_share_ = 0.4;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_cooperative() {
  return std::make_unique<Cooperative>();
}

}  // namespace kith
