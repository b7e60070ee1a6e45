#include <algorithm>

#include "kith/evidence/joint_work.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// People whom others turn to (teachers, clergy, employers) learn to notice distress and to speak
/// about it, as in Mental Health First Aid: their own stigma falls by 0.08 to 0.14 SD and their
/// knowledge rises (Morgan 2018: gatekeepers.stigma_sd, gatekeepers.awareness_gain). Each then
/// notices a few more people among the members of the partners' organizations and refers those who
/// agree. Whether those people are better off is unknown, and nothing here assumes it: that depends
/// on the care they find. Clinicians may be trained in cultural competence, which gives part of the
/// gain of a shared culture (gatekeepers.competence_share_of_match).
class GatekeeperTraining final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "gatekeeper_training"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<GatekeeperTraining>(*this);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    double const running_now = running(view);
    double const clinicians = clinicians_now(view, state) * running_now;
    double const people = running_now * trained_per_year_ / weeks_per_year;
    GatekeeperEvidence const& e = *view.evidence.gatekeepers;
    Eligibility eligible = eligibility(view.scenario);
    if (eligible.memberships == 0)
      eligible.memberships = bits_of(view.scenario.organizations, view.partnership.partners);
    Eligibility trained = eligible;
    trained.youngest_age = std::max(18, eligible.youngest_age);
    std::uint32_t const hash = hash_id(service_id(view.partnership, kind()));
    if (people > 0.0 || clinicians > 0.0)
      effects.trainings.push_back({view.index, hash, people, clinicians, trained});
    effects.expenses.push_back(
        {view.index, kind(), people * e.training_usd + clinicians * e.clinician_training_usd});
    notice(view, hash, eligible, effects);
    apply_competence(view, state, effects);
  }

 private:
  void describe_own(Form& form) override {
    form.number({"trained_per_year", "1/year", "People trained in a year."}, {0, 1e6},
                trained_per_year_);
    form.number({"clinicians_per_year", "1/year", "Clinicians trained in cultural competence."},
                {0, 1e5}, clinicians_per_year_);
    form.references({"providers", "", "Providers whose clinicians are trained."}, Kind::provider,
                    providers_);
    form.references({"cultures", "", "Groups whose culture they learn about."}, Kind::group,
                    cultures_);
    if (clinicians_per_year_ > 0.0 && (providers_.empty() || cultures_.empty()))
      form.problem("clinicians_per_year",
                   "training clinicians needs providers, whose clinicians they are, and cultures, "
                   "which groups they learn about");
  }

  /// Trained people notice others as long as the partnership exists: they keep what they have
  /// learned.
  void notice(PartnershipView const& view, std::uint32_t hash, Eligibility const& eligible,
              Effects& effects) const {
    if (view.state.gatekeepers <= 0.0) return;
    GatekeeperEvidence const& e = *view.evidence.gatekeepers;
    Contacts noticed{};
    noticed.program = hash;
    noticed.number = view.state.gatekeepers * e.notices_per_year / weeks_per_year;
    noticed.screens = true;
    noticed.accepts_share = view.strength * e.accepts_share;
    noticed.eligible = eligible;
    effects.contacts.push_back(noticed);
  }

  [[nodiscard]] bool trains(Service const& service) const {
    return std::find(providers_.begin(), providers_.end(), service.id) != providers_.end();
  }

  [[nodiscard]] double clinicians(PartnershipView const& view, State const& state) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < view.services.size(); ++i)
      if (trains(view.services[i])) sum += filled_fte(state, static_cast<int>(i));
    return sum;
  }

  /// At most as many as have not been trained yet.
  [[nodiscard]] double clinicians_now(PartnershipView const& view, State const& state) const {
    double const left = std::max(0.0, clinicians(view, state) - view.state.competent);
    return std::min(clinicians_per_year_ / weeks_per_year, left);
  }

  void apply_competence(PartnershipView const& view, State const& state, Effects& effects) const {
    double const all = clinicians(view, state);
    if (view.state.competent <= 0.0 || all <= 0.0) return;
    double const share = std::min(1.0, view.state.competent / all) *
                         view.evidence.gatekeepers->competence_share_of_match;
    std::uint16_t const groups = bits_of(view.scenario.groups, cultures_);
    for (std::size_t i = 0; i < view.services.size(); ++i)
      if (trains(view.services[i]))
        effects.competences.push_back({static_cast<int>(i), groups, share});
  }

  double trained_per_year_ = 60.0;
  double clinicians_per_year_ = 0.0;
  std::vector<std::string> providers_, cultures_;
};

}  // namespace

std::unique_ptr<Program> make_gatekeeper_training() {
  return std::make_unique<GatekeeperTraining>();
}

}  // namespace kith
