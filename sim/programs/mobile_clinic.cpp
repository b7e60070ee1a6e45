#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

constexpr double days_per_week = 5.0;            // of one van
constexpr Week route_weeks = weeks_per_quarter;  // between two plans of a steered route; assumed

/// A van with therapists that stops in some zones on some days of the week: nobody there travels
/// farther than the stop. Each stop has its own slots and queue, so a day in one zone helps nobody
/// in another. Five days a week of one van give programs.mobile_visits_per_week (45) and cost
/// costs.mobile_clinic_year_usd (429,000: Mobile Health Map). A steered van reallocates its days
/// every quarter, as far as partners' knowledge of unmet need and strength allow. Simplified: the
/// crew of each stop is counted as separate posts, and both crew and van are paid for as far as
/// posts are filled.
class MobileClinic final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "mobile_clinic"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<MobileClinic>(*this);
  }

  void add_services(Partnership const& partnership, Scenario const& scenario,
                    std::vector<Service>& services) const override {
    for (auto const& [zone, days] : days_per_week_) {
      Service service = service_in(scenario, partnership, zone, Role::therapist, Care::clinic);
      service.id = stop_id(partnership, zone);
      culture_.put_on(scenario, service);
      services.push_back(service);
    }
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    double const run = posts(view);
    double const fte_per_van = view.evidence.programs->mobile_visits_per_week /
                               slots_per_fte_week(Role::therapist, view.evidence);
    double const usd = view.evidence.costs->mobile_clinic_year_usd / weeks_per_year / fte_per_van;
    double crew = 0.0;
    for (auto const& [zone, days] : days_per_week_)
      crew += filled_fte(state, find_service_by_id(view, stop_id(view.partnership, zone)));
    double const wanted = run * days_in_all() / days_per_week * fte_per_van;
    bool const complete = steered_ && crew > 0.0 && crew >= wanted - 1e-9;  // so it goes along
    for (auto const& [zone, days] : days_per_week_) {
      int const stop = find_service_by_id(view, stop_id(view.partnership, zone));
      employ(view, state, effects, kind(),
             {.service = stop,
              .fte = run * days_now(view, zone, days) / days_per_week * fte_per_van,
              .lent_trust = view.strength,
              .comes_along = complete,
              .usd_per_fte_week = usd});
    }
    if (steered_ && run > 0.0 && (view.week - view.partnership.start_week) % route_weeks == 0)
      effects.routes.push_back({view.index, plan_route(view, state)});
  }

 private:
  [[nodiscard]] std::string stop_id(Partnership const& partnership, std::string const& zone) const {
    return service_id(partnership, kind()) + "/" + zone;
  }

  void describe_own(Form& form) override {
    form.numbers_by_id({"days_per_week", "1/week",
                        "The route: days a week on which it stops in each zone; more than five in "
                        "all take more than one van."},
                       Kind::zone, {0, 1000}, days_per_week_);
    form.flag({"steered", "",
               "Whether the days are reallocated every quarter, toward stops where partners know "
               "of unmet need."},
              steered_);
    culture_.describe(form);
    if (days_per_week_.empty())
      form.problem("days_per_week",
                   "a mobile clinic needs a route: days_per_week of one zone or more");
  }

  [[nodiscard]] double days_in_all() const {
    double days = 0.0;
    for (auto const& stop : days_per_week_) days += stop.second;
    return days;
  }

  /// Days at a stop: as the partners last decided, else as in the scenario.
  [[nodiscard]] double days_now(PartnershipView const& view, std::string const& zone,
                                double days) const {
    if (!steered_ || view.state.route.empty()) return days;
    return view.state.route[static_cast<std::size_t>(zone_index(view.scenario, zone))];
  }

  /// The same days, shifted toward known unmet need among the stops.
  [[nodiscard]] std::vector<double> plan_route(PartnershipView const& view,
                                               State const& state) const {
    Knowledge const knows = view.partnership.knowledge;
    std::vector<double> const& need =
        knows == Knowledge::learned ? view.state.known_unmet : state.unmet_by_zone;
    double known = 0.0;
    for (auto const& stop : days_per_week_)
      known += need[static_cast<std::size_t>(zone_index(view.scenario, stop.first))];
    double const steering = knows == Knowledge::none || known <= 0.0 ? 0.0 : view.strength;
    std::vector<double> route(view.scenario.zones.size(), 0.0);
    for (auto const& [name, days] : days_per_week_) {
      auto const zone = static_cast<std::size_t>(zone_index(view.scenario, name));
      double const share = known > 0.0 ? need[zone] / known : 0.0;
      route[zone] = (1.0 - steering) * days + steering * share * days_in_all();
    }
    return route;
  }

  std::vector<std::pair<std::string, double>> days_per_week_;
  bool steered_ = false;
  StaffCulture culture_;
};

}  // namespace

std::unique_ptr<Program> make_mobile_clinic() {
  return std::make_unique<MobileClinic>();
}

}  // namespace kith
