#include "programs.hpp"

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
    Service service;
    service.id = service_id(partnership, kind());
    service.role = Role::therapist;
    service.care = Care::clinic;
    service.zone = zone_index(scenario, host_of(partnership, scenario, host_).zone);
    service.no_travel_in_zone = true;
    service.languages = language_bits(scenario, languages_);
    service.culture_of = bits_of(scenario.groups, culture_of_);
    service.eligible = eligibility(scenario);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, Community const& community,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    int const from = staff_ == Staff::moved ? find_provider(view) : -1;
    effects.staffing.push_back({service, running(view) * therapist_fte_,
                                view.strength * view.evidence.care.start_colocated, view.strength,
                                from});
    double const usd_per_fte_week = view.evidence.costs.therapy_session_usd *
                                    slots_per_fte_week(Role::therapist, view.evidence);
    effects.expenses.push_back(
        {view.index, kind(), filled_fte(community, service) * usd_per_fte_week});
  }

 private:
  enum class Staff { added, moved };

  void describe_own(Form& form) override {
    static constexpr std::string_view ways[] = {"added", "moved"};
    choose(form, {"staff", "", "Added: hired with delay; moved: from the agency's own site."}, ways,
           staff_);
    form.reference(
        {"moved_from", "", "Provider of the agency's own therapists, for staff that move."},
        Kind::provider, moved_from_);
    form.reference(
        {"host", "",
         "Organization at whose place they work; else the first partner that is no agency."},
        Kind::organization, host_);
    form.number({"therapist_fte", "1", "Full-time therapists."}, {0, 10000}, therapist_fte_);
    form.texts({"languages", "", "Languages of the staff."}, languages_);
    form.references({"culture_of", "", "Groups whose culture the staff share."}, Kind::group,
                    culture_of_);
    if (staff_ == Staff::moved && moved_from_.empty())
      form.problem("staff", "staff = \"moved\" needs moved_from, the provider whose posts move");
  }

  [[nodiscard]] int find_provider(PartnershipView const& view) const {
    for (std::size_t i = 0; i < view.services.size(); ++i)
      if (view.services[i].id == moved_from_) return static_cast<int>(i);
    return -1;
  }

  Staff staff_ = Staff::added;
  std::string moved_from_;
  std::string host_;
  double therapist_fte_ = 1.0;
  std::vector<std::string> languages_ = {"en"};
  std::vector<std::string> culture_of_;
};

}  // namespace

std::unique_ptr<Program> make_colocated_clinic() {
  return std::make_unique<ColocatedClinic>();
}

}  // namespace kith
