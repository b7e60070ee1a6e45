#include <cmath>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/operations/operations.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town with a clinic and workers who go out to people, in its second week.
struct TownAtWork : World {
  TownAtWork()
      : World(small_town("[time]\nsettling_weeks = 0\n" +
                         partnership("with", clinic + ";" + outreach, 0))) {
    live_on(2);
  }
  [[nodiscard]] std::size_t service_of(std::string const& program) const {
    for (std::size_t i = 0; i < compiled.services.size(); ++i)
      if (compiled.services[i].program_name == program) return i;
    throw std::out_of_range(program);
  }
};

double number(std::vector<Values> const& all, std::string const& name, std::size_t cell) {
  auto const outcomes = operations_outcomes();
  for (std::size_t o = 0; o < outcomes.size(); ++o)
    if (outcomes[o].name == name) return std::get<std::vector<double>>(all[o])[cell];
  throw std::out_of_range(name);
}

}  // namespace

TEST_CASE("Posts are means over weeks, slots and sessions are summed, of each program by year") {
  TownAtWork town;
  std::size_t const service = town.service_of("colocated_clinic");
  Operations operations(weeks_per_year + 4);
  for (std::size_t week = 50; week < 56; ++week) {
    town.state.services[service].posts = {{1.0, true}, {0.5, week >= 52}};
    town.state.services[service].present_wait = week < 52 ? 3.0 : 5.0;
    town.flow.events.slots[service] = {20.0, 8.0};
    town.flow.events.attended[service] = {3, 0, 4, 0, 0, 0};
    town.flow.events.contacts.assign(program_count(), 0);
    town.flow.events.contacts[program_index("outreach")] = 11;
    operations.observe(town.state, town.flow, week);
  }
  std::vector<Values> all;
  operations.write_values(all);
  REQUIRE(all.size() == operations_outcomes().size());
  std::size_t const at = program_index("colocated_clinic");
  std::size_t const next = program_count() + at;
  CHECK(number(all, "posts_by_program_fte", at) == Approx(1.5 * 2 / 52));
  CHECK(number(all, "posts_by_program_fte", next) == Approx(1.5));
  CHECK(number(all, "filled_posts_by_program_fte", at) == Approx(1.0 * 2 / 52));
  CHECK(number(all, "weeks_with_posts_by_program", at) == 2.0);
  CHECK(number(all, "weeks_with_posts_by_program", next) == 4.0);
  CHECK(number(all, "filled_posts_by_program_fte", next) == Approx(1.5));
  CHECK(number(all, "slots_offered_by_program", next) == Approx(80.0));
  CHECK(number(all, "slots_used_by_program", next) == Approx(32.0));
  CHECK(number(all, "sessions_by_program", at) == 14.0);
  CHECK(number(all, "sessions_by_program", next) == 28.0);
  CHECK(number(all, "contacts_by_program", at) == 0.0);
  CHECK(number(all, "contacts_by_program", program_index("outreach")) == 22.0);
  CHECK(number(all, "wait_by_program_weeks", at) == Approx(3.0));
  CHECK(number(all, "wait_by_program_weeks", next) == Approx(5.0));
}

TEST_CASE("Workers who go out offer no slots, and nobody waits for them") {
  TownAtWork town;
  std::size_t const service = town.service_of("outreach");
  town.state.services[service].posts = {{1.0, true}};
  town.flow.events.slots[service] = {20.0, 0.0};
  Operations operations(weeks_per_year);
  operations.observe(town.state, town.flow, 0);
  std::vector<Values> all;
  operations.write_values(all);
  std::size_t const at = program_index("outreach");
  CHECK(number(all, "filled_posts_by_program_fte", at) == Approx(1.0 / 52));
  CHECK(number(all, "slots_offered_by_program", at) == 0.0);
  CHECK(std::isnan(number(all, "wait_by_program_weeks", at)));
}

TEST_CASE("Nothing is written down of a study without partnerships") {
  Observer const observer(4, 3, {});
  Observer const with(4, 3, {"clinic"});
  CHECK(with.values().size() ==
        observer.values().size() + partnership_outcomes().size() + operations_outcomes().size());
}
