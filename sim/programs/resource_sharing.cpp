#include <algorithm>

#include "kith/evidence/joint_work.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Partners share what they have. Rooms: hours in which the partnership's staff see people without
/// paying rent, worth sharing.room_hour_usd each, limited to the hours used. Volunteers: found
/// among neighbors; some stop (sharing.volunteer_leaves_per_week); their hours get people to first
/// visits, and helping benefits them, too. Joint fund: money that partners pay in. Paid
/// organizations: the agency pays for hours of the community organizations' own staff, who also get
/// people to first visits. Staff prices include rent and volunteers' time, so gifts in kind count
/// as income.
class ResourceSharing final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "resource_sharing"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<ResourceSharing>(*this);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    // Partners give even before there is money, and to raise it.
    double const running_now = planned(view);
    SharingEvidence const& e = *view.evidence.sharing;
    double const rooms = std::min(running_now * room_hours_per_week_, hours_used(view, state));
    double const usd =
        rooms * e.room_hour_usd + running_now * joint_fund_usd_per_year_ / weeks_per_year;
    if (usd > 0.0) effects.incomes.push_back({view.index, usd});
    std::uint32_t const hash = hash_id(service_id(view.partnership, kind()));
    Eligibility adults = eligibility(view.scenario);
    adults.youngest_age = std::max(18, adults.youngest_age);
    if (running_now > 0.0)
      effects.volunteering.push_back({view.index, running_now * volunteers_, hash, adults});
    double const there = std::min(view.state.volunteers, running_now * volunteers_);
    double const paid = running(view) * organizations_usd_per_year_ / weeks_per_year;
    effects.expenses.push_back(
        {view.index, kind(), there * e.volunteer_support_usd_year / weeks_per_year + paid});
    double const hours = there * e.volunteer_hours_per_week + paid / e.organization_hour_usd;
    if (hours <= 0.0) return;
    effects.follow_ups.push_back(
        {hash, hours / e.hours_per_company, view.strength, 0.0, false, eligibility(view.scenario)});
  }

 private:
  void describe_own(Form& form) override {
    form.number({"room_hours_per_week", "hour/week", "Hours of rooms that partners share."},
                {0, 1e5}, room_hours_per_week_);
    form.number({"volunteers", "1", "Volunteers sought."}, {0, 1e6}, volunteers_);
    form.number({"joint_fund_usd_per_year", "USD/year", "Money that partners pay in together."},
                {0, 1e9}, joint_fund_usd_per_year_);
    form.number(
        {"organizations_usd_per_year", "USD/year",
         "Money that the partnership pays for hours of its community organizations' own staff."},
        {0, 1e9}, organizations_usd_per_year_);
  }

  /// One hour of a room for every session or contact that the partnership's posts can give.
  [[nodiscard]] static double hours_used(PartnershipView const& view, State const& state) {
    double hours = 0.0;
    for (std::size_t i = 0; i < view.services.size(); ++i) {
      Service const& service = view.services[i];
      if (service.partnership != view.index || service.remote || !service.walk_in) continue;
      hours +=
          filled_fte(state, static_cast<int>(i)) * slots_per_fte_week(service.role, view.evidence);
    }
    return hours;
  }

  double room_hours_per_week_ = 20.0;
  double volunteers_ = 10.0;
  double joint_fund_usd_per_year_ = 20000.0;
  double organizations_usd_per_year_ = 0.0;
};

}  // namespace

std::unique_ptr<Program> make_resource_sharing() {
  return std::make_unique<ResourceSharing>();
}

}  // namespace kith
