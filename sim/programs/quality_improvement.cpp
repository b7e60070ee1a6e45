#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Quality improvement as in Partners in Care: doctors and nurses of practices are trained, get
/// protocols and hear how their patients are doing. Trained doctors prescribe to more of the
/// patients in whom they detect distress, and nurses follow up these patients month after month
/// (quality_improvement.extra_medicated_share, quality_improvement.smd). Training alone has no
/// effect (Gilbody 2003), so doctors treat as before until a nurse is in post. Therapists of
/// `providers` hear how their clients are doing (quality_improvement.feedback_smd). The program
/// opens no new way into care: it improves usual care.
class QualityImprovement final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "quality_improvement"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<QualityImprovement>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    // Patients are referred by their doctor.
    Service nurses = service_in(scenario, partnership, practice_of(partnership, scenario).zone,
                                Role::follow_up_nurse, Care::primary_care, Door::staff_only);
    culture_.put_on(scenario, nurses);
    services.push_back(nurses);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    QualityEvidence const& e = *view.evidence.quality;
    double const nurses =
        employ(view, state, effects, kind(),
               {.service = service,
                .fte = posts(view) * nurses_fte_,
                .start_logit = view.strength * view.evidence.care->start_colocated,
                .usd_per_fte_week = e.nurse_year_usd / weeks_per_year});
    double const running_now = running(view);
    if (running_now <= 0.0) return;
    effects.expenses.push_back(
        {view.index, kind(), running_now * clinicians_ * e.clinician_year_usd / weeks_per_year});
    double const reached = std::min(1.0, running_now);
    if (nurses > 0.0)
      effects.teachings.push_back({hash_id(service_id(view.partnership, kind())),
                                   reached * panel_share_, view.strength * e.prescribes_share,
                                   service, eligibility(view.scenario)});
    give_feedback(view, reached, effects);
  }

 private:
  void describe_own(Form& form) override {
    form.number({"nurses_fte", "1", "Full-time nurses who follow up patients."}, {0, 10000},
                nurses_fte_);
    form.number({"panel_share", "1", "Share of residents who are patients of the taught doctors."},
                {0, 1}, panel_share_);
    form.number({"clinicians", "1", "Doctors and therapists who are taught and get feedback."},
                {0, 1e5}, clinicians_);
    form.reference(
        {"practice", "", "Organization of the practices; if left out, the first partner."},
        Kind::organization, practice_);
    form.references(
        {"providers", "", "Providers whose therapists hear how their clients are doing."},
        Kind::provider, providers_);
    culture_.describe(form);
  }

  void give_feedback(PartnershipView const& view, double reached, Effects& effects) const {
    for (std::size_t i = 0; i < view.services.size(); ++i) {
      Service const& service = view.services[i];
      bool const named =
          std::find(providers_.begin(), providers_.end(), service.id) != providers_.end();
      if (named && service.role == Role::therapist)
        effects.feedbacks.push_back(
            {static_cast<int>(i), reached * view.strength, eligibility(view.scenario)});
    }
  }

  [[nodiscard]] Organization const& practice_of(Partnership const& partnership,
                                                Scenario const& scenario) const {
    return host_of(partnership, scenario,
                   practice_.empty() ? partnership.partners.front() : practice_);
  }

  double nurses_fte_ = 1.0;
  double panel_share_ = 0.1;
  double clinicians_ = 10.0;
  std::string practice_;
  std::vector<std::string> providers_;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_quality_improvement() {
  return std::make_unique<QualityImprovement>();
}

}  // namespace kith
