#include "kith/outcomes/operations/operations.hpp"

#include <algorithm>
#include <limits>

#include "kith/ground/weeks.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

using WorkSums = std::array<double, work_count>;

double& work(WorkSums& sums, Work what) {
  return sums[static_cast<std::size_t>(what)];
}

/// A week of one service of a program.
void add_service(WorkSums& sums, State const& state, WeekFlow const& flow, std::size_t number) {
  Service const& service = flow.context.compiled.services[number];
  ServiceState const& now = state.services[number];
  double posts = 0.0;
  for (Post const& post : now.posts) {
    posts += post.fte;
    work(sums, Work::filled_posts) += post.filled ? post.fte : 0.0;
  }
  work(sums, Work::posts) += posts;
  for (std::int32_t const visits : flow.events.attended[number])
    work(sums, Work::sessions) += visits;
  if (!has_clients(service)) return;
  work(sums, Work::slots_offered) += flow.events.slots[number].offered;
  work(sums, Work::slots_used) += flow.events.slots[number].used;
  work(sums, Work::wait) += posts * now.present_wait;
  work(sums, Work::posts_asked) += posts;
}

/// An outcome, and how it is computed from the sums of a year of so many weeks.
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
     "part of a slot.",
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

}  // namespace

Operations::Operations(int weeks)
    : weeks_(static_cast<std::size_t>(weeks)),
      sums_(static_cast<std::size_t>(years_begun(weeks)) * program_count()) {}

void Operations::observe(State const& state, WeekFlow const& flow, std::size_t week) {
  if (sums_.empty()) return;
  std::size_t const year = week / weeks_per_year * program_count();
  auto const& services = flow.context.compiled.services;
  std::vector<bool> with_posts(program_count());
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].partnership == no_partnership) continue;
    std::size_t const program = program_index(services[i].program_name);
    add_service(sums_[year + program], state, flow, i);
    with_posts[program] = with_posts[program] || !state.services[i].posts.empty();
  }
  for (std::size_t p = 0; p < with_posts.size(); ++p)
    work(sums_[year + p], Work::weeks_with_posts) += with_posts[p] ? 1.0 : 0.0;
  for (std::size_t p = 0; p < flow.events.contacts.size(); ++p)
    work(sums_[year + p], Work::contacts) += flow.events.contacts[p];
}

void Operations::write_values(std::vector<Values>& all) const {
  if (sums_.empty()) return;
  for (WorkColumn const& column : work_columns) {
    std::vector<double> values;
    for (std::size_t k = 0; k < sums_.size(); ++k) {
      std::size_t const begun = k / program_count() * weeks_per_year;
      auto const weeks = static_cast<double>(std::min<std::size_t>(weeks_per_year, weeks_ - begun));
      values.push_back(column.value(sums_[k], weeks));
    }
    all.emplace_back(std::move(values));
  }
}

std::vector<Outcome> operations_outcomes() {
  std::vector<Outcome> all;
  for (WorkColumn const& column : work_columns)
    all.push_back({std::string(column.name),
                   std::string(column.units),
                   std::string(column.long_name),
                   std::string(column.description),
                   "/",
                   {"year", "program"},
                   0.0,
                   1e12,
                   std::string(column.cell_methods),
                   Outcome::Type::f8});
  return all;
}

}  // namespace kith
