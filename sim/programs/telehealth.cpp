#include "kith/programs/programs.hpp"

namespace kith {
namespace {

/// Therapists by video: nobody travels (help_seeking.distance_per_minute), the effect is that of
/// sessions in person (difference 0.04: Giovanetti 2022), more booked sessions are attended. Who
/// has no broadband is mostly left out, unless an organization has a booth where they can connect.
class Telehealth final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "telehealth"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<Telehealth>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    Service service = service_in(scenario, partnership, host_of(partnership, scenario, booth_).zone,
                                 Role::therapist, Care::clinic);
    service.remote = true;
    service.no_travel_in_zone = false;
    service.booth_zone = booth_.empty() ? -1 : service.zone;
    culture_.put_on(scenario, service);
    services.push_back(service);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    int const service = find_service(view, kind());
    employ(view, state, effects, kind(),
           {.service = service,
            .fte = posts(view) * therapist_fte_,
            .lent_trust = view.strength,
            .moved_from = source_.moved_from(view),
            .usd_per_fte_week = therapist_usd_per_week(view)});
  }

 private:
  void describe_own(Form& form) override {
    source_.describe(form);
    form.number({"therapist_fte", "1", "Full-time therapists."}, {0, 10000}, therapist_fte_);
    form.reference({"booth", "",
                    "Organization with a room where people without broadband can connect; none "
                    "where nothing is said."},
                   Kind::organization, booth_);
    culture_.describe(form);
  }

  StaffSource source_;
  double therapist_fte_ = 1.0;
  std::string booth_;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_telehealth() {
  return std::make_unique<Telehealth>();
}

}  // namespace kith
