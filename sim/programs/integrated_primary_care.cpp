#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Collaborative care in primary care practices: patients are screened when they come; care
/// managers treat them in the practice and follow up for half a year (SMD 0.34: Archer 2012;
/// engaged 71 against 49 %: Bartels 2004). `panel_share` of residents are patients of these
/// practices. Care managers also manage medication, which has its part of that effect by itself.
class IntegratedPrimaryCare final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "integrated_primary_care"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<IntegratedPrimaryCare>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    // Patients are referred by their practice.
    Service managers = service_in(scenario, partnership, practice_of(partnership, scenario).zone,
                                  Role::care_manager, Care::primary_care, Door::staff_only);
    culture_.put_on(scenario, managers);
    course_.put_on(managers);
    services.push_back(managers);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    ProgramsEvidence const& e = *view.evidence.programs;
    double const usd = e.collaborative_clients * view.evidence.costs->collaborative_place_year_usd /
                       weeks_per_year;
    double const managers =
        employ(view, state, effects, kind(),
               {.service = service,
                .fte = posts(view) * care_managers_fte_,
                .start_logit = view.strength * view.evidence.care->start_colocated,
                .usd_per_fte_week = usd});
    if (managers <= 0.0) return;
    effects.screenings.push_back({view.services[static_cast<std::size_t>(service)].hash,
                                  panel_share_, e.collaborative_detects_share,
                                  view.strength * e.collaborative_accepts_share, service,
                                  view.services[static_cast<std::size_t>(service)].eligible});
  }

 private:
  void describe_own(Form& form) override {
    form.number({"care_managers_fte", "1", "Full-time care managers."}, {0, 10000},
                care_managers_fte_);
    form.number({"panel_share", "1", "Share of residents who are patients of these practices."},
                {0, 1}, panel_share_);
    form.reference(
        {"practice", "", "Organization of the practices; if left out, the first partner."},
        Kind::organization, practice_);
    culture_.describe(form);
    course_.describe(form);
  }

  [[nodiscard]] Organization const& practice_of(Partnership const& partnership,
                                                Scenario const& scenario) const {
    return host_of(partnership, scenario,
                   practice_.empty() ? partnership.partners.front() : practice_);
  }

  double care_managers_fte_ = 1.0;
  double panel_share_ = 0.1;
  std::string practice_;
  StaffCulture culture_;
  OwnCourse course_;
};

}  // namespace

std::unique_ptr<Program> make_integrated_primary_care() {
  return std::make_unique<IntegratedPrimaryCare>();
}

}  // namespace kith
