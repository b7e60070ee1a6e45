#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Counselors at a school: general counseling, and trauma-focused groups for pupils with trauma
/// (CBITS: Stein 2003; 98 against 37 % started and 91 against 15 % completed at school and at a
/// clinic: Jaycox 2010). They screen pupils, offer counseling on the spot and talk with the adults
/// at home. Only for pupils.
class SchoolCounseling final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "school_counseling"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<SchoolCounseling>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Organization const& school = school_of(partnership, scenario);
    Service service =
        service_in(scenario, partnership, school.zone, Role::school_counselor, Care::community);
    service.trauma_focused = trauma_focused_;
    culture_.put_on(scenario, service);
    service.eligible.pupils_of = static_cast<int>(&school - scenario.organizations.data());
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    ProgramsEvidence const& e = *view.evidence.programs;
    double const usd = view.evidence.costs->school_counselor_year_usd / weeks_per_year;
    double const counselors = employ(view, state, effects, kind(),
                                     {.service = service,
                                      .fte = posts(view) * counselors_fte_,
                                      .start_logit = view.strength * e.school_start,
                                      .lent_trust = view.strength,
                                      .usd_per_fte_week = usd});
    if (counselors <= 0.0) return;
    effects.contacts.push_back(screening(view, service, counselors));
    if (families_)
      effects.families.push_back({service, view.strength * e.school_family_share,
                                  view.strength * e.outreach_accepts_share});
  }

 private:
  /// Whole classes are screened, not only pupils who seem at risk; only in the school's zone, where
  /// nearly all pupils live.
  [[nodiscard]] Contacts screening(PartnershipView const& view, int service,
                                   double counselors) const {
    ProgramsEvidence const& e = *view.evidence.programs;
    Service const& school = view.services[static_cast<std::size_t>(service)];
    Contacts contacts{};
    contacts.program = school.hash;
    contacts.number = counselors * e.school_screens_per_counselor_week;
    contacts.screens = true;
    contacts.at_risk_first = false;
    contacts.accepts_share = view.strength * e.school_accepts_share;
    contacts.offers = service;
    contacts.eligible = school.eligible;
    contacts.eligible.zones = static_cast<std::uint16_t>(1u << school.zone);
    return contacts;
  }

  [[nodiscard]] Organization const& school_of(Partnership const& partnership,
                                              Scenario const& scenario) const {
    if (!school_.empty()) return host_of(partnership, scenario, school_);
    for (Organization const& organization : scenario.organizations)
      for (std::string const& partner : partnership.partners)
        if (organization.id == partner && organization.kind == OrganizationKind::school)
          return organization;
    return host_of(partnership, scenario, "");
  }

  void describe_own(Form& form) override {
    form.number({"counselors_fte", "1", "Full-time counselors."}, {0, 10000}, counselors_fte_);
    form.flag({"trauma_focused", "", "Whether pupils with trauma get trauma-focused groups."},
              trauma_focused_);
    form.flag({"families", "", "Whether counselors talk with the adults at home."}, families_);
    form.reference({"school", "", "The school; if left out, the first partner that is one."},
                   Kind::organization, school_);
    culture_.describe(form);
  }

  double counselors_fte_ = 1.0;
  bool trauma_focused_ = true;
  bool families_ = true;
  std::string school_;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_school_counseling() {
  return std::make_unique<SchoolCounseling>();
}

}  // namespace kith
