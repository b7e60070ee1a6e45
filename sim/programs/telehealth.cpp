#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Therapists and, on request, prescribers by video: nobody travels
/// (help_seeking.distance_per_minute), the effect equals that of sessions in person (difference
/// 0.04: Giovanetti 2022), and more booked sessions are attended. People without broadband are
/// mostly left out, unless an organization has a booth where they can connect. Prescribers who move
/// may take their patients along: follow-up visits then are by video, too (the switch of 2020 moved
/// both: MODEL 7.11).
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
    service.booth_zone = booth_.empty() ? no_zone : service.zone;
    service.known_to_all = source_.moves();
    culture_.put_on(scenario, service);
    services.push_back(service);
    if (prescriber_fte_ <= 0.0) return;
    service.id = service_id(partnership, prescribers);
    service.role = Role::prescriber;
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
    if (prescriber_fte_ > 0.0) bring_prescribers(view, state, effects);
  }

 private:
  static constexpr std::string_view prescribers = "telehealth/prescribers";

  /// All visits to them, new and follow-up, are paid for as staff.
  void bring_prescribers(PartnershipView const& view, State const& state, Effects& effects) const {
    CareEvidence const& care = *view.evidence.care;
    int const service = find_service(view, prescribers);
    int const from =
        prescribers_from_.empty() ? nowhere : find_service_by_id(view, prescribers_from_);
    double const fte = posts(view) * prescriber_fte_;
    double const filled =
        employ(view, state, effects, kind(),
               {.service = service,
                .fte = fte,
                .lent_trust = view.strength,
                .moved_from = from,
                .usd_per_fte_week = view.evidence.costs->prescriber_visit_usd *
                                    care.prescriber_visits_per_week * care.working_weeks_share});
    if (from == nowhere || !follow_ups_) return;
    double const all = view.services[static_cast<std::size_t>(from)].fte;
    effects.patient_moves.push_back({from, service, all > 0.0 ? std::min(1.0, filled / all) : 0.0});
  }

  void describe_own(Form& form) override {
    source_.describe(form);
    form.number({"therapist_fte", "1", "Full-time therapists."}, {0, 10000}, therapist_fte_);
    form.number({"prescriber_fte", "1", "Full-time prescribers."}, {0, 10000}, prescriber_fte_);
    form.reference(
        {"prescribers_moved_from", "",
         "Provider whose prescribers move to video; if left out, prescribers are hired."},
        Kind::provider, prescribers_from_);
    form.flag(
        {"follow_ups", "",
         "Whether prescribers who move take their patients along: follow-up visits by video."},
        follow_ups_);
    if (follow_ups_ && (prescriber_fte_ <= 0.0 || prescribers_from_.empty()))
      form.problem("follow_ups",
                   "follow_ups = true needs prescriber_fte and prescribers_moved_from: whose "
                   "patients are followed up by video");
    form.reference({"booth", "",
                    "Organization with a room where people without broadband can connect; if left "
                    "out, there is none."},
                   Kind::organization, booth_);
    culture_.describe(form);
  }

  StaffSource source_;
  double therapist_fte_ = 1.0;
  double prescriber_fte_ = 0.0;
  std::string prescribers_from_;
  bool follow_ups_ = false;
  std::string booth_;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_telehealth() {
  return std::make_unique<Telehealth>();
}

}  // namespace kith
