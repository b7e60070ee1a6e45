#include <algorithm>

#include "kith/processes/care/requests.hpp"
#include "kith/processes/programs/commit_pay.hpp"
#include "kith/processes/programs/purse.hpp"

namespace kith {
namespace {

/// The cost of a week with every wanted post filled.
double full_week_usd(State const& state, Effects const& wanted, Purse const& purse) {
  double usd = purse.other;
  for (Staffing const& staffing : wanted.staffing)
    if (purse.pays(staffing))
      usd += staffing.usd_per_fte_week *
             std::max(staffing.fte,
                      filled_fte_of(state.services[static_cast<std::size_t>(staffing.service)]));
  return usd;
}

/// The service with the largest share of posts filled, of equals the last: cuts rotate. Or nullptr.
Staffing const* next_to_cut(State const& state, Effects const& wanted, Purse const& purse) {
  Staffing const* next = nullptr;
  double most = 0.0;
  for (Staffing const& staffing : wanted.staffing) {
    double const filled = filled_fte_of(state.services[static_cast<std::size_t>(staffing.service)]);
    bool const costs = purse.pays(staffing) && staffing.usd_per_fte_week > 0.0 && filled > 0.0;
    double const share = filled / std::max(staffing.fte, 1e-9);
    if (!costs || share < most) continue;
    most = share;
    next = &staffing;
  }
  return next;
}

/// Vacates posts, one after another, until the pay of those left is at most `usd`.
double lay_off(State& state, Effects const& wanted, Purse const& purse, double usd,
               std::vector<PostPlace>& emptied) {
  double pay = purse.pay;
  while (pay > usd + 1e-6) {
    Staffing const* const cut = next_to_cut(state, wanted, purse);
    if (cut == nullptr) break;
    auto const service = static_cast<std::size_t>(cut->service);
    auto& posts = state.services[service].posts;
    auto const last =
        std::find_if(posts.rbegin(), posts.rend(), [](Post const& post) { return post.filled; });
    last->filled = false;
    pay -= last->fte * cut->usd_per_fte_week;
    emptied.emplace_back(service, static_cast<std::size_t>(posts.rend() - last) - 1);
  }
  return pay;
}

/// Whether a grant still runs or any other money arrives weekly.
bool has_income(WeekContext const& context, PartnershipState const& s) {
  return context.week + 1 < s.grant_end || s.steady_usd > 0.0;
}

/// If nothing comes in and a week cannot be paid for, everything stops; else staff and weekly
/// purchases are cut alike. A cooperative first gives up its spending other than on staff.
bool cut(State& state, WeekContext const& context, Effects const& wanted, Purse const& purse,
         std::vector<PostPlace>& emptied) {
  PartnershipState& s = state.partnerships[static_cast<std::size_t>(purse.partnership)];
  bool const stops = !purse.cooperative && !has_income(context, s) &&
                     full_week_usd(state, wanted, purse) > purse.money + 1e-6;
  if (!stops && !purse.is_short()) return false;
  if (s.ran_out == no_week) s.ran_out = context.week;
  if (stops) {
    s.stopped = true;
    s.affordable = 0.0;
    return true;
  }
  double const share = purse.money / (purse.pay + purse.other);
  double const most = purse.cooperative ? purse.money : share * purse.pay;
  double const pay = lay_off(state, wanted, purse, most, emptied);
  if (!purse.cooperative && purse.other > 0.0)
    s.affordable = std::clamp((purse.money - pay) / purse.other, 0.0, 1.0);
  return true;
}

}  // namespace

bool cut_to_money(State& state, WeekContext const& context, WeekEvents& events,
                  Effects const& wanted) {
  bool any = false;
  std::vector<PostPlace> emptied;
  for (std::size_t p = 0; p < state.partnerships.size(); ++p) {
    if (!state.partnerships[p].alive) continue;
    for (bool const cooperative : {false, true})
      any = cut(state, context, wanted, purse_of(state, wanted, p, cooperative), emptied) || any;
  }
  leave_clients(state, context, events, emptied);
  if (!emptied.empty()) commit(state, context, events);
  return any;
}

}  // namespace kith
