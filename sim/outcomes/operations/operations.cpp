#include "kith/outcomes/operations/operations.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

using WorkSums = std::array<double, work_count>;

double& work(WorkSums& sums, Work what) {
  return sums[static_cast<std::size_t>(what)];
}

/// The share of a service's posts that a program or a rival pays for. A rival is credited with its
/// posts' share of the clinic's work.
double paid_share(WeekFlow const& flow, std::size_t number) {
  Service const& service = flow.context.compiled.services[number];
  if (service.program) return 1.0;
  double const desired = flow.context.offers.desired_fte[number];
  bool const bought = !flow.context.budget.is_empty() && desired > service.fte;
  return bought ? 1.0 - service.fte / desired : 0.0;
}

/// Adds a week of the share of a service that is paid for.
void add_service(WorkSums& sums, State const& state, WeekFlow const& flow, std::size_t number,
                 double share) {
  Service const& service = flow.context.compiled.services[number];
  ServiceState const& now = state.services[number];
  double posts = 0.0;
  for (Post const& post : now.posts) {
    posts += share * post.fte;
    work(sums, Work::filled_posts) += post.filled ? share * post.fte : 0.0;
  }
  work(sums, Work::posts) += posts;
  for (std::int32_t const visits : flow.events.attended[number])
    work(sums, Work::sessions) += share * visits;
  if (!has_clients(service)) return;
  work(sums, Work::slots_offered) += share * flow.events.slots[number].offered;
  work(sums, Work::slots_used) += share * flow.events.slots[number].used;
  work(sums, Work::wait) += posts * now.present_wait;
  work(sums, Work::posts_asked) += posts;
}

/// An outcome, and its computation from the sums of a year of `weeks` weeks.
struct WorkColumn {
  std::string_view name, units, long_name, description, cell_methods;
  double (*value)(WorkSums const& sums, double weeks);
};

template <Work what>
double total_work(WorkSums const& sums, double) {
  return sums[static_cast<std::size_t>(what)];
}
template <Work what>
double mean_work(WorkSums const& sums, double weeks) {
  return sums[static_cast<std::size_t>(what)] / weeks;
}
double mean_wait(WorkSums const& sums, double) {
  double const posts = total_work<Work::posts_asked>(sums, 0.0);
  return posts > 0.0 ? total_work<Work::wait>(sums, 0.0) / posts
                     : std::numeric_limits<double>::quiet_NaN();
}

constexpr WorkColumn work_columns[] = {
    {"posts_by_program_fte", "count", "full-time posts that programs pay for",
     "Mean over the weeks of the year, filled or not; those before and after a program count as 0. "
     "Staff whom programs pay by the activity hold no posts.",
     "year: mean", mean_work<Work::posts>},
    {"weeks_with_posts_by_program", "week", "weeks in which programs paid for posts",
     "Of the year, filled or not.", "year: sum", total_work<Work::weeks_with_posts>},
    {"filled_posts_by_program_fte", "count", "full-time posts of programs that are filled",
     "Of posts_by_program_fte.", "year: mean", mean_work<Work::filled_posts>},
    {"slots_offered_by_program", "count", "slots that programs offered",
     "Sessions and visits that filled posts can give; of prescribers those that new patients may "
     "take. None of staff who go out to people.",
     "year: sum", total_work<Work::slots_offered>},
    {"slots_used_by_program", "count", "slots of programs that were used",
     "Of slots_offered_by_program: sessions held and first visits, of which a missed one takes a "
     "part of a slot. Staff of courses see a new client as soon as they have a place, which may be "
     "more than the week offers while their places fill.",
     "year: sum", total_work<Work::slots_used>},
    {"sessions_by_program", "count", "sessions of programs",
     "Sessions, visits and course contacts attended.", "year: sum", total_work<Work::sessions>},
    {"contacts_by_program", "count", "contacts of programs",
     "People met to find, tell or screen them, and requests that coordinators took on.",
     "year: sum", total_work<Work::contacts>},
    {"wait_by_program_weeks", "week", "wait for programs",
     "What a new request would wait now, mean over posts and weeks of the year; missing where no "
     "post can be asked for.",
     "year: mean", mean_wait},
};

constexpr char const* of_bought_posts =
    " Of a rival, the share of a clinic's that its posts are of the clinic's posts.";

/// Every column is known by program; for a service, nobody records whom it met.
bool is_known_by_service(WorkColumn const& column) {
  return column.value != total_work<Work::contacts>;
}

}  // namespace

std::string by_service_name(std::string_view text) {
  constexpr std::string_view by_program = "_by_program";
  std::string out(text);
  for (auto at = out.find(by_program); at != std::string::npos; at = out.find(by_program))
    out.replace(at, by_program.size(), "_by_service");
  return out;
}

namespace {

Outcome declared(WorkColumn const& column, std::string const& axis) {
  return {std::string(column.name),
          std::string(column.units),
          std::string(column.long_name),
          std::string(column.description),
          "/",
          {"year", axis},
          0.0,
          1e12,
          std::string(column.cell_methods),
          Outcome::Type::f8};
}

/// Counts, for each entry of a table's axis, the weeks in which it had posts.
void count_weeks(std::span<WorkSums> sums, std::vector<bool> const& with_posts) {
  for (std::size_t k = 0; k < with_posts.size(); ++k)
    work(sums[k], Work::weeks_with_posts) += with_posts[k] ? 1.0 : 0.0;
}

}  // namespace

Operations::Operations(int weeks, std::vector<std::string> services, std::size_t programs)
    : weeks_(static_cast<std::size_t>(weeks)),
      services_(std::move(services)),
      sums_(static_cast<std::size_t>(years_begun(weeks)) * programs),
      sums_by_service_(static_cast<std::size_t>(years_begun(weeks)) * services_.size()) {}

std::size_t Operations::programs() const {
  return sums_.size() / static_cast<std::size_t>(years_begun(static_cast<int>(weeks_)));
}

void Operations::observe(State const& state, WeekFlow const& flow, std::size_t week) {
  if (sums_.empty()) return;
  std::size_t const year = week / weeks_per_year;
  std::span const by_program = std::span(sums_).subspan(year * programs(), programs());
  std::span const by_service =
      std::span(sums_by_service_).subspan(year * services_.size(), services_.size());
  auto const& services = flow.context.compiled.services;
  std::vector<bool> worked(by_program.size()), parts(by_service.size());
  for (std::size_t i = 0; i < services.size(); ++i) {
    double const share = paid_share(flow, i);
    if (share <= 0.0) continue;
    bool const has_posts = !state.services[i].posts.empty();
    if (services[i].program) {
      std::size_t const program = program_index(services[i].program_name, flow.context);
      add_service(by_program[program], state, flow, i, share);
      worked[program] = worked[program] || has_posts;
    }
    auto const part = static_cast<std::size_t>(
        std::find(services_.begin(), services_.end(), program_service(services[i])) -
        services_.begin());
    if (part == parts.size()) continue;
    add_service(by_service[part], state, flow, i, share);
    parts[part] = parts[part] || has_posts;
  }
  count_weeks(by_program, worked);
  count_weeks(by_service, parts);
  for (std::size_t p = 0; p < flow.events.contacts.size(); ++p)
    work(by_program[p], Work::contacts) += flow.events.contacts[p];
}

void Operations::write_columns(std::vector<Values>& all, Sums const& sums, bool by_service) const {
  std::size_t const in_a_year = by_service ? services_.size() : programs();
  for (WorkColumn const& column : work_columns) {
    if (by_service && !is_known_by_service(column)) continue;
    std::vector<double> values;
    for (std::size_t k = 0; k < sums.size(); ++k) {
      std::size_t const begun = k / in_a_year * weeks_per_year;
      auto const weeks = static_cast<double>(std::min<std::size_t>(weeks_per_year, weeks_ - begun));
      values.push_back(column.value(sums[k], weeks));
    }
    all.emplace_back(std::move(values));
  }
}

void Operations::write_values(std::vector<Values>& all) const {
  if (sums_.empty()) return;
  write_columns(all, sums_, false);
  if (!services_.empty()) write_columns(all, sums_by_service_, true);
}

std::vector<Outcome> operations_outcomes(bool by_service) {
  std::vector<Outcome> all;
  for (WorkColumn const& column : work_columns) all.push_back(declared(column, "program"));
  if (!by_service) return all;
  for (WorkColumn const& column : work_columns) {
    if (!is_known_by_service(column)) continue;
    Outcome outcome = declared(column, "program_service");
    outcome.name = by_service_name(outcome.name);
    outcome.long_name += ", by service";
    outcome.description = by_service_name(outcome.description) + of_bought_posts;
    all.push_back(std::move(outcome));
  }
  return all;
}

}  // namespace kith
