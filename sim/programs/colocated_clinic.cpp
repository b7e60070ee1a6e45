#include "kith/evidence/care.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// A provider's therapists work at a community organization's site: no travel for its zone, trust
/// lent by the host, no outside referral, more first visits kept (PRISM-E: engaged 71 against 49 %,
/// Bartels 2004). Staff are added (paid by the partnership, hired with delay) or moved from the
/// agency's own site.
class ColocatedClinic final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "colocated_clinic"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<ColocatedClinic>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Service service = service_in(scenario, partnership, host_of(partnership, scenario, host_).zone,
                                 Role::therapist, Care::clinic);
    service.known_to_all = source_.moves();
    culture_.put_on(scenario, service);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    employ(view, state, effects, kind(),
           {.service = service,
            .fte = posts(view) * therapist_fte_,
            .start_logit = view.strength * view.evidence.care->start_colocated,
            .lent_trust = view.strength,
            .moved_from = source_.moved_from(view),
            .usd_per_fte_week = therapist_usd_per_week(view)});
  }

 private:
  void describe_own(Form& form) override {
    source_.describe(form);
    describe_host(
        form, "Organization where they work; if left out, the first partner that is not an agency.",
        host_);
    form.number({"therapist_fte", "1", "Full-time therapists."}, {0, 10000}, therapist_fte_);
    culture_.describe(form);
  }

  StaffSource source_;
  std::string host_;
  double therapist_fte_ = 1.0;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_colocated_clinic() {
  return std::make_unique<ColocatedClinic>();
}

}  // namespace kith
