#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Workers find people at risk (poverty, trauma, isolation, distress), screen them, offer care and
/// go along to the first visit (Open Door; Connections to Care). Steered workers go where the
/// partners know of unmet need. For a year they remember whom they have met: they prefer others,
/// and people met before benefit less (programs.met_again_weight, programs.met_again_share).
class Outreach final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "outreach"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<Outreach>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Service service = service_in(scenario, partnership, host_of(partnership, scenario, host_).zone,
                                 Role::community_health_worker, Care::community, Door::staff_only);
    service.languages = language_bits(scenario, languages_);
    course_.put_on(service);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    ProgramsEvidence const& e = *view.evidence.programs;
    double const usd = view.evidence.costs->health_worker_year_usd / weeks_per_year;
    double const workers =
        employ(view, state, effects, kind(),
               {.service = service, .fte = posts(view) * workers_fte_, .usd_per_fte_week = usd});
    if (workers <= 0.0) return;
    Contacts contacts{};
    contacts.program = hash_id(service_id(view.partnership, kind()));
    contacts.number = workers * e.outreach_contacts_per_worker_week;
    steer(view, steered_, contacts);
    contacts.screens = true;
    contacts.remembers = true;
    contacts.accepts_share = view.strength * e.outreach_accepts_share;
    contacts.coached = view.strength;
    contacts.eligible = view.services[static_cast<std::size_t>(service)].eligible;
    contacts.languages = view.services[static_cast<std::size_t>(service)].languages;
    effects.contacts.push_back(contacts);
  }

 private:
  void describe_own(Form& form) override {
    form.number({"workers_fte", "1", "Full-time outreach workers."}, {0, 10000}, workers_fte_);
    describe_languages(form, languages_);
    course_.describe(form);
    form.flag({"steered", "", "Whether they go where partners know of unmet need."}, steered_);
    describe_host(
        form,
        "Organization that employs them; if left out, the first partner that is not an agency.",
        host_);
  }

  double workers_fte_ = 1.0;
  std::vector<std::string> languages_ = {"en"};
  OwnCourse course_;
  bool steered_ = true;
  std::string host_;
};

}  // namespace

std::unique_ptr<Program> make_outreach() {
  return std::make_unique<Outreach>();
}

}  // namespace kith
