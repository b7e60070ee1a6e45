#include <algorithm>
#include <limits>

#include "kith/evidence/care.hpp"
#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/wait_outcomes.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

Outcome weekly(std::string name, std::string units, std::string words, std::string how,
               double low = 0.0, double high = 1e12, std::string cell = "time: mean") {
  return {
      std::move(name), std::move(units), std::move(words), std::move(how), "/", {"time"}, low, high,
      std::move(cell), Outcome::Type::f8};
}

double paid(WeekFacts const& f, std::initializer_list<Payer> payers) {
  double sum = 0.0;
  for (auto const& program : f.week->accounts.by_program)
    for (Payer const payer : payers) sum += program[static_cast<std::size_t>(payer)];
  return sum;
}

/// 2 / mean x covariance with the fractional income rank, over the four income bands of adults.
double concentration_index(WeekFacts const& f, Sum what) {
  std::size_t first = 0;
  while (f.week->context.strata.names[first].rfind("income:", 0) != 0) ++first;
  double people = 0.0;
  double total = 0.0;
  for (std::size_t band = 0; band < 4; ++band) {
    people += f.sum(Sum::residents, first + band);
    total += f.sum(what, first + band);
  }
  if (people <= 0.0 || total <= 0.0) return std::numeric_limits<double>::quiet_NaN();
  double covariance = 0.0;
  double below = 0.0;
  for (std::size_t band = 0; band < 4; ++band) {
    double const share = f.sum(Sum::residents, first + band) / people;
    covariance += (f.sum(what, first + band) / people) * (below + 0.5 * share - 0.5);
    below += share;
  }
  return 2.0 / (total / people) * covariance;
}

double over_services(WeekFacts const& f, double (*value)(ServiceState const&)) {
  double sum = 0.0;
  for (ServiceState const& service : f.state->services) sum += value(service);
  return sum;
}

double fte(ServiceState const& service, bool filled) {
  double sum = 0.0;
  for (Post const& post : service.posts) sum += !filled || post.filled ? post.fte : 0.0;
  return sum;
}

/// Services of usual care with a role, in person or by video.
struct Staff {
  Role role;
  bool remote;
  [[nodiscard]] bool are(Service const& service) const {
    return service.role == role && !service.program && service.remote == remote;
  }
};

/// Mean of `value` over posts; `value` gets the index of a service. NaN if there are no posts.
template <class Value>
double over_posts(WeekFacts const& f, std::initializer_list<Staff> all, Value value) {
  double posts = 0.0;
  double sum = 0.0;
  double least = std::numeric_limits<double>::infinity(), most = -least;
  for (std::size_t i = 0; i < f.week->context.compiled.services.size(); ++i) {
    Service const& service = f.week->context.compiled.services[i];
    if (std::none_of(all.begin(), all.end(), [&](Staff const& s) { return s.are(service); }))
      continue;
    double const here = value(i);
    posts += service.fte;
    sum += service.fte * here;
    least = std::min(least, here);
    most = std::max(most, here);
  }
  if (posts <= 0.0) return std::numeric_limits<double>::quiet_NaN();
  return std::clamp(sum / posts, least, most);  // rounding must not move a mean beyond its values
}

/// Weeks that a new request would wait.
double wait_for(WeekFacts const& f, std::initializer_list<Staff> all) {
  return over_posts(f, all, [&](std::size_t i) { return f.state->services[i].present_wait; });
}

double use_of_slots(WeekFacts const& f, Role role) {
  return over_posts(f, {{role, false}, {role, true}},
                    [&](std::size_t i) { return f.state->services[i].use_of_slots; });
}

/// Share of adults whose coverage a service accepts.
double accepted_share(WeekFacts const& f, Service const& service) {
  auto const& names = f.week->context.strata.names;
  std::size_t first = 0;
  while (names[first].rfind("coverage:", 0) != 0) ++first;
  double people = 0.0;
  double accepted = 0.0;
  for (unsigned coverage = 0; coverage < 4; ++coverage) {
    double const covered = f.sum(Sum::residents, first + coverage);
    people += covered;
    accepted += (service.accepts >> coverage & 1u) != 0 ? covered : 0.0;
  }
  return people > 0.0 ? accepted / people : std::numeric_limits<double>::quiet_NaN();
}

/// A caller, who may be any adult, is offered a time within `care.longest_wait_offered_weeks`.
double taking_new_share(WeekFacts const& f) {
  CompiledScenario const& compiled = f.week->context.compiled;
  double const longest = compiled.evidence.care->longest_wait_offered_weeks;
  return over_posts(f, {{Role::prescriber, false}, {Role::prescriber, true}}, [&](std::size_t i) {
    bool const in_time = f.state->services[i].present_wait <= longest;
    return in_time ? accepted_share(f, compiled.services[i]) : 0.0;
  });
}

std::vector<CommunityOutcome> make_community_outcomes() {
  using F = WeekFacts;
  std::vector<CommunityOutcome> all;
  all.push_back({weekly("slots_offered", "count", "slots offered",
                        "Sessions and visits that filled posts can give.", 0, 1e12, "time: sum"),
                 [](F const& f) { return all_slots_offered(f.week->events); }});
  all.push_back(
      {weekly("queue_length", "count", "people waiting",
              "Open requests at all services, those that still need a referral included."),
       [](F const& f) {
         return over_services(f, [](ServiceState const& s) { return s.queue_length; });
       }});
  for (bool const remote : {false, true})
    all.push_back(
        {weekly(remote ? "prescriber_remote_wait_weeks" : "prescriber_wait_weeks", "week",
                remote ? "wait for a prescriber by video" : "wait for a prescriber",
                "What a new request would wait now; mean over posts of usual care.", 0, 52),
         [remote](F const& f) {
           return wait_for(f, {{Role::prescriber, remote}});
         }});
  all.push_back({weekly("therapist_wait_weeks", "week", "wait for a therapist",
                        "What a new request would wait now, in person or by video; mean over posts "
                        "of usual care.",
                        0, 52),
                 [](F const& f) {
                   return wait_for(f, {{Role::therapist, false}, {Role::therapist, true}});
                 }});
  add_waits_by_kind(all);
  all.push_back({weekly("prescriber_posts_taking_new_share", "1",
                        "share of prescriber posts that take new patients",
                        "Posts of usual care that offer a visit within "
                        "care.longest_wait_offered_weeks, times the share of adults whose coverage "
                        "they accept.",
                        0, 1),
                 taking_new_share});
  for (auto const& [staff, name] :
       {std::pair{Role::therapist, "therapist"}, std::pair{Role::prescriber, "prescriber"}})
    all.push_back(
        {weekly(std::string(name) + "_slots_used_share", "1",
                std::string("share of slots used with a ") + name,
                "Smoothed over a quarter; of prescribers slots for new patients; mean over posts "
                "of usual care.",
                0, 1),
         [role = staff](F const& f) { return use_of_slots(f, role); }});
  all.push_back(
      {weekly("posts_fte", "count", "full-time posts", "Of all services."), [](F const& f) {
         return over_services(f, [](ServiceState const& s) { return fte(s, false); });
       }});
  all.push_back({weekly("filled_posts_fte", "count", "filled full-time posts", "Of all services."),
                 [](F const& f) {
                   return over_services(f, [](ServiceState const& s) { return fte(s, true); });
                 }});
  all.push_back(
      {weekly("concentration_index_need", "1", "concentration of need by income",
              "2/mean x covariance with the fractional income rank; negative: among the poor.", -1,
              1),
       [](F const& f) { return concentration_index(f, Sum::serious); }});
  all.push_back({weekly("concentration_index_care", "1", "concentration of care by income",
                        "The same for people treated in the past year.", -1, 1),
                 [](F const& f) { return concentration_index(f, Sum::treated); }});
  all.push_back(
      {answered(less_is_better(weekly("cost_societal_usd", "USD", "cost to society",
                                      "All payers and partnerships, this week, not discounted.", 0,
                                      1e15, "time: sum")),
                summed(140, "cost to society, USD")),
       [](F const& f) {
         return paid(f, {Payer::private_insurance, Payer::medicaid, Payer::medicare,
                         Payer::uninsured, Payer::partnership, Payer::patients});
       }});
  all.push_back(
      {answered(less_is_better(
                    weekly("cost_payer_usd", "USD", "cost to insurers",
                           "Private insurance, Medicaid and Medicare, this week, not discounted.",
                           0, 1e15, "time: sum")),
                summed(150, "cost to payers, USD")),
       [](F const& f) {
         return paid(f, {Payer::private_insurance, Payer::medicaid, Payer::medicare});
       }});
  all.push_back(
      {answered(weekly("cost_partnership_usd", "USD", "cost of partnerships",
                       "Staff, coordination and meetings that partnerships pay (or the slots that "
                       "their money buys), this week.",
                       0, 1e15, "time: sum"),
                summed(160, "cost of partnerships, USD")),
       [](F const& f) { return paid(f, {Payer::partnership}); }});
  return all;
}

Outcome of_partnership(std::string name, std::string units, std::string words, std::string how,
                       double high = 1.0) {
  return {std::move(name), std::move(units),        std::move(words),         std::move(how),
          "/partnerships", {"time", "partnership"}, high > 1.0 ? -1e12 : 0.0, high,
          "time: mean",    Outcome::Type::f4};
}

}  // namespace

std::vector<CommunityOutcome> const& community_outcomes() {
  static std::vector<CommunityOutcome> const outcomes = make_community_outcomes();
  return outcomes;
}

std::vector<PartnershipOutcome> const& partnership_outcomes() {
  using S = PartnershipState;
  static std::vector<PartnershipOutcome> const outcomes = {
      {of_partnership("shared_goals", "1", "shared goals",
                      "How far partners want the same, 0 to 1."),
       [](S const& s) { return s.goals; }},
      {of_partnership("communication", "1", "communication", "How regularly they meet, 0 to 1."),
       [](S const& s) { return s.communication; }},
      {of_partnership("trust", "1", "trust between partners",
                      "Grows with meetings and shared power, falls in conflict and when a leader "
                      "leaves; 0 to 1."),
       [](S const& s) { return s.trust; }},
      {of_partnership("resources", "1", "resources",
                      "Weeks of money ahead over those that count as full, 0 to 1."),
       [](S const& s) { return s.resources; }},
      {of_partnership("inclusion", "1", "inclusion",
                      "How far the people affected take part in decisions, 0 to 1."),
       [](S const& s) { return s.inclusion; }},
      {of_partnership(
           "maturity", "1", "maturity",
           "Follows functioning over about a year and a half; with it grows what advocacy wins."),
       [](S const& s) { return s.maturity; }},
      {of_partnership("joint_plan", "1", "joint plan",
                      "What is there of what planning together adds to programs, 0 to 1; fades "
                      "after support has ended."),
       [](S const& s) { return s.joint_plan; }},
      {of_partnership("alive", "1", "alive", "1 while it works together, 0 before and after."),
       [](S const& s) { return s.alive ? 1.0 : 0.0; }},
      {of_partnership("opened", "1", "has opened",
                      "1 from the week on in which a program served its first client or, where no "
                      "program has clients, did its first activity."),
       [](S const& s) { return s.opened != no_week ? 1.0 : 0.0; }},
      {of_partnership("money_in_usd", "USD", "money in, this week", "Grant and other income.",
                      1e12),
       [](S const& s) { return s.money_in_usd; }},
      {of_partnership("money_earned_usd", "USD", "money that programs brought in, this week",
                      "Of the money in: fees, dues, donations, a levy.", 1e12),
       [](S const& s) { return s.earned_usd; }},
      {of_partnership("money_out_usd", "USD", "money out, this week",
                      "Staff, coordination and meetings.", 1e12),
       [](S const& s) { return s.money_out_usd; }},
      {of_partnership("money_returned_usd", "USD", "money returned, this week",
                      "Of a grant, not spent when it or the partnership ended.", 1e12),
       [](S const& s) { return s.returned_usd; }},
      {of_partnership("cash_usd", "USD", "cash",
                      "Money in less money out and money returned since the start.", 1e12),
       [](S const& s) { return s.cash_usd + s.cooperative.cash_usd; }},
      {of_partnership("money_ran_out", "1", "money has run out",
                      "1 from the first week on that money did not pay in full, its "
                      "cooperative's too."),
       [](S const& s) { return s.ran_out != no_week ? 1.0 : 0.0; }},
      {of_partnership("members", "count", "members of its cooperative", "Residents who joined.",
                      1e9),
       [](S const& s) { return s.cooperative.members; }},
      {of_partnership("volunteers", "count", "volunteers",
                      "Who help where resources are shared, and members who give time.", 1e9),
       [](S const& s) { return s.volunteers + s.cooperative.volunteers; }},
      {of_partnership("gatekeepers", "count", "gatekeepers",
                      "People trained to see distress whose training still works.", 1e9),
       [](S const& s) { return s.gatekeepers; }},
      {of_partnership("policies_won", "count", "policies won",
                      "By advocacy, whether in force yet or not.", 1e6),
       [](S const& s) {
         return static_cast<double>(
             std::count_if(s.won.begin(), s.won.end(), [](Week won) { return won != no_week; }));
       }},
      {of_partnership("staff_fte", "count", "full-time staff in post", "Of all its programs.", 1e6),
       [](S const& s) { return s.staff_fte; }}};
  return outcomes;
}

}  // namespace kith
