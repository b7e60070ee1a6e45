#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Weekly groups at an organization: company that eases distress somewhat (befriending: SMD 0.27,
/// Mead 2010) and lasting ties, which matter most to people who have none. A facilitator leads as
/// many groups as hours allow: `fte = groups * group_hours_per_week / 40`.
class SupportGroups final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "support_groups"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<SupportGroups>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Service service = service_in(scenario, partnership, host_of(partnership, scenario, host_).zone,
                                 Role::group_facilitator, Care::community);
    culture_.put_on(scenario, service);
    course_.put_on(service);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    ProgramsEvidence const& e = *view.evidence.programs;
    double const fte = posts(view) * groups_per_week_ * e.group_hours_per_week / 40.0;
    double const usd = view.evidence.costs->group_facilitator_year_usd / weeks_per_year;
    double const facilitators = employ(
        view, state, effects, kind(),
        {.service = service, .fte = fte, .lent_trust = view.strength, .usd_per_fte_week = usd});
    if (facilitators > 0.0)
      effects.tie_making.push_back({service, view.strength * e.group_ties_per_meeting});
  }

 private:
  void describe_own(Form& form) override {
    form.number({"groups_per_week", "1/week", "Groups, each of which meets every week."},
                {0, 10000}, groups_per_week_);
    culture_.describe(form);
    course_.describe(form);
    describe_host(
        form, "Organization where they meet; if left out, the first partner that is not an agency.",
        host_);
  }

  double groups_per_week_ = 1.0;
  StaffCulture culture_;
  OwnCourse course_;
  std::string host_;
};

}  // namespace

std::unique_ptr<Program> make_support_groups() {
  return std::make_unique<SupportGroups>();
}

}  // namespace kith
