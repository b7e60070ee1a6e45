#include "kith/evidence/costs.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Coordinators take on as many new requests as they can: they go along to the first visit (Open
/// Door: care.start_coached), rebook it for people who missed it and, with shared records and one
/// intake, send people to the service with the shortest wait and without an outside referral.
/// Partners that form a network refer members in distress who turn to them (a quarter of those who
/// seek help turn to clergy: coordination.turn_to_organization_per_year). A directory of resources
/// shows where care is (44 % of people with felt unmet need do not know where to go:
/// coordination.directory_use_per_year). None of it adds a slot.
class CareCoordination final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "care_coordination"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<CareCoordination>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    services.push_back(service_in(scenario, partnership, host_of(partnership, scenario, "").zone,
                                  Role::community_health_worker, Care::community,
                                  Door::staff_only));
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    CoordinationEvidence const& e = *view.evidence.coordination;
    double const running_now = running(view);
    double const usd = view.evidence.costs->health_worker_year_usd / weeks_per_year;
    double const coordinators = employ(
        view, state, effects, kind(),
        {.service = service, .fte = posts(view) * coordinators_fte_, .usd_per_fte_week = usd});
    std::uint32_t const hash = hash_id(service_id(view.partnership, kind()));
    if (coordinators > 0.0)
      effects.follow_ups.push_back({hash, coordinators * e.requests_per_fte_week, view.strength,
                                    view.strength * e.rebooked_share, one_intake_,
                                    view.services[static_cast<std::size_t>(service)].eligible});
    if (!network_.empty() && running_now > 0.0) refer(view, hash, running_now, effects);
    if (directory_ && running_now > 0.0) be_looked_up(view, running_now, effects);
  }

 private:
  void describe_own(Form& form) override {
    form.number({"coordinators_fte", "1", "Full-time coordinators."}, {0, 10000},
                coordinators_fte_);
    form.flag({"one_intake", "",
               "Shared records and one intake: no outside referral, and the service with the "
               "shortest wait."},
              one_intake_);
    form.references({"network", "",
                     "Organizations that refer members in distress who turn to them: schools, "
                     "congregations and others."},
                    Kind::organization, network_);
    form.flag({"directory", "",
               "Whether partners keep a directory of who offers what, open to everybody."},
              directory_);
  }

  /// How well a network refers depends on how well partners work together: strength.
  void refer(PartnershipView const& view, std::uint32_t hash, double running_now,
             Effects& effects) const {
    CoordinationEvidence const& e = *view.evidence.coordination;
    Contacts referrals{};
    referrals.program = hash;
    referrals.each_person = running_now * e.turn_to_organization_per_year / weeks_per_year;
    referrals.turned_to = true;
    referrals.accepts_share = view.strength * e.referral_accepted_share;
    referrals.eligible = eligibility(view.scenario);
    referrals.eligible.memberships = bits_of(view.scenario.organizations, network_);
    effects.contacts.push_back(referrals);
  }

  /// People in distress who look in the directory find out where care is.
  void be_looked_up(PartnershipView const& view, double running_now, Effects& effects) const {
    CoordinationEvidence const& e = *view.evidence.coordination;
    Contacts found{};
    found.program = hash_id(service_id(view.partnership, kind()) + "/directory");
    found.each_person = running_now * e.directory_use_per_year / weeks_per_year;
    found.turned_to = true;
    found.eligible = eligibility(view.scenario);
    effects.contacts.push_back(found);
    effects.expenses.push_back(
        {view.index, kind(), running_now * e.directory_usd_year / weeks_per_year});
  }

  double coordinators_fte_ = 1.0;
  bool one_intake_ = true;
  std::vector<std::string> network_;
  bool directory_ = false;
};

}  // namespace

std::unique_ptr<Program> make_care_coordination() {
  return std::make_unique<CareCoordination>();
}

}  // namespace kith
