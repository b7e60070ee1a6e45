#include "kith/evidence/joint_work.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Messages raise awareness of signs and of where to go (a touch is worth awareness.touch_gain);
/// part of them is contact with people with lived experience, which lowers stigma
/// (stigma.contact_sd, half and a quarter when repeated within a year). Nothing sustains these
/// effects: when the campaign stops, stigma and awareness return as they do for everybody
/// (stigma.return_per_week, awareness.return_per_week). The defaults, contact for one person in
/// five a year, give 0.3 SD in ten years, as in Time to Change
/// (scenarios/trials/time-to-change.toml).
class Campaign final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "campaign"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<Campaign>(*this);
  }

  void contribute(PartnershipView const& view, State const&, Effects& effects) const override {
    double const touched = running(view) * touched_share_per_week_;
    if (touched <= 0.0) return;
    Eligibility const eligible = eligibility(view.scenario);
    std::string const id = service_id(view.partnership, kind());
    Contacts messages{};
    messages.program = hash_id(id);
    messages.each_person = touched;
    messages.informs = true;
    messages.eligible = eligible;
    effects.contacts.push_back(messages);
    Contacts speeches{};
    speeches.program = hash_id(id + "/contact");
    speeches.each_person = touched * contact_share_;
    speeches.discloses = true;
    speeches.eligible = eligible;
    if (contact_share_ > 0.0) effects.contacts.push_back(speeches);
    // Messages go to everybody, even to those for whom they are not intended.
    CampaignEvidence const& e = *view.evidence.campaign;
    double const usd_per_touch = e.touch_usd + contact_share_ * e.contact_usd;
    effects.expenses.push_back(
        {view.index, kind(), touched * view.scenario.margins.residents * usd_per_touch});
  }

 private:
  void describe_own(Form& form) override {
    form.number({"touched_share_per_week", "1/week",
                 "Share of the people it is meant for whom a message reaches in a week."},
                {0, 1}, touched_share_per_week_);
    form.number({"contact_share", "1",
                 "Contacts with a speaker who has lived experience, for each message."},
                {0, 1}, contact_share_);
  }

  double touched_share_per_week_ = 0.025;
  double contact_share_ = 0.15;
};

}  // namespace

std::unique_ptr<Program> make_campaign() {
  return std::make_unique<Campaign>();
}

}  // namespace kith
