#include <algorithm>

#include "kith/evidence/costs.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/programs/program_base.hpp"

namespace kith {
namespace {

/// Partners and members press for policy. Once a year they win with a chance of win_per_year *
/// maturity * (members / adults) / reference_members_share, at most most_per_year
/// (advocacy.win_per_year: a rare event). Wins take effect after advocacy.delay_weeks and last: a
/// levy pays the partnership a sum per head (advocacy.levy_usd_per_head_year), coverage reaches the
/// uninsured below 200 % of poverty, parity ends the limits that insurers set to courses of
/// therapy.
class Advocacy final : public ProgramBase {
 public:
  [[nodiscard]] std::string_view kind() const override { return "advocacy"; }
  [[nodiscard]] std::unique_ptr<Program> clone() const override {
    return std::make_unique<Advocacy>(*this);
  }

  void contribute(PartnershipView const& view, State const& state,
                  Effects& effects) const override {
    AdvocacyEvidence const& e = *view.evidence.advocacy;
    double const running_now = running(view);
    effects.expenses.push_back(
        {view.index, kind(),
         running_now * advocates_fte_ * view.evidence.costs->coordinator_year_usd / weeks_per_year *
             view.scenario.margins.pay_index});
    if (running_now > 0.0 &&
        (view.week - view.partnership.start_week) % weeks_per_year == weeks_per_year - 1) {
      double const size = members_share(view, state) / e.reference_members_share;
      double const chance =
          std::min<double>(e.most_per_year, e.win_per_year * view.state.maturity * size);
      effects.bids.push_back({view.index, hash_id(service_id(view.partnership, kind())), policy_,
                              std::min(1.0, running_now) * chance});
    }
    Week const won = view.state.won[static_cast<std::size_t>(Policy::levy)];
    if (won != no_week && view.week >= won + static_cast<Week>(e.delay_weeks))
      effects.incomes.push_back({view.index, e.levy_usd_per_head_year / weeks_per_year *
                                                 view.scenario.margins.residents});
  }

 private:
  void describe_own(Form& form) override {
    static constexpr std::string_view policies[] = {"levy", "coverage", "parity"};
    choose(form, {"policy", "", "What they press for."}, policies, policy_);
    form.number({"advocates_fte", "1", "Full-time organizers, at a coordinator's cost."}, {0, 1000},
                advocates_fte_);
  }

  /// Adults who belong to an organization among the partners, the cooperative included, estimated
  /// from one row in eight.
  [[nodiscard]] static double members_share(PartnershipView const& view, State const& state) {
    Residents const& r = state.residents;
    std::uint16_t const partners = bits_of(view.scenario.organizations, view.partnership.partners);
    double adults = 0.0, members = 0.0;
    for (Row row = 0; row < r.age.size(); row += 8) {
      if (r.age[row] < 18) continue;
      adults += 1.0;
      members += (r.memberships[row] & partners) != 0 ? 1.0 : 0.0;
    }
    return adults > 0.0 ? members / adults : 0.0;
  }

  Policy policy_ = Policy::levy;
  double advocates_fte_ = 0.2;
};

}  // namespace

std::unique_ptr<Program> make_advocacy() {
  return std::make_unique<Advocacy>();
}

}  // namespace kith
