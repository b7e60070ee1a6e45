#include <cmath>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/operations/operations.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town with a clinic and outreach workers, in its second week.
struct TownAtWork : World {
  explicit TownAtWork(std::string const& programs = clinic + ";" + outreach)
      : World(small_town("[time]\nsettling_weeks = 0\n" + partnership("with", programs, 0))) {
    live_on(2);
  }
  [[nodiscard]] std::size_t service_of(std::string const& program) const {
    for (std::size_t i = 0; i < compiled.services.size(); ++i)
      if (compiled.services[i].program_name == program) return i;
    throw std::out_of_range(program);
  }
};

double number(std::vector<Values> const& all, std::string const& name, std::size_t cell) {
  auto const outcomes = operations_outcomes(true);
  for (std::size_t o = 0; o < outcomes.size(); ++o)
    if (outcomes[o].name == name) return std::get<std::vector<double>>(all[o])[cell];
  throw std::out_of_range(name);
}

}  // namespace

TEST_CASE("Posts are means over weeks, and slots and sessions sums, by program and year") {
  TownAtWork town;
  std::size_t const service = town.service_of("colocated_clinic");
  Operations operations(weeks_per_year + 4, {}, program_count());
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
  REQUIRE(all.size() == operations_outcomes(false).size());
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

TEST_CASE("Outreach workers offer no slots, and nobody waits for them") {
  TownAtWork town;
  std::size_t const service = town.service_of("outreach");
  town.state.services[service].posts = {{1.0, true}};
  town.flow.events.slots[service] = {20.0, 0.0};
  Operations operations(weeks_per_year, {}, program_count());
  operations.observe(town.state, town.flow, 0);
  std::vector<Values> all;
  operations.write_values(all);
  std::size_t const at = program_index("outreach");
  CHECK(number(all, "filled_posts_by_program_fte", at) == Approx(1.0 / 52));
  CHECK(number(all, "slots_offered_by_program", at) == 0.0);
  CHECK(std::isnan(number(all, "wait_by_program_weeks", at)));
}

TEST_CASE("No operations are recorded in a study without partnerships") {
  Observer const observer(4, 3, {});
  Observer const with(4, 3, {"clinic"});
  std::size_t const common = observer.values().size() + partnership_outcomes().size();
  CHECK(with.values().size() == common + operations_outcomes(false).size());
  Observer const served(4, 3, {"clinic"}, {"colocated_clinic/therapist"});
  CHECK(served.values().size() == common + operations_outcomes(true).size());
}

TEST_CASE("A service is named by its program, and by its part of the program or its kind of care") {
  Service service;
  service.program = true;
  service.program_name = "telehealth";
  service.id = "alliance/telehealth";
  CHECK(program_service(service) == "telehealth/therapist");
  service.id = "alliance/telehealth/prescribers";
  service.role = Role::prescriber;
  CHECK(program_service(service) == "telehealth/prescribers");
  CHECK(program_of("telehealth/prescribers") == "telehealth");
}

TEST_CASE("The work of a program's services adds up to that of the program") {
  TownAtWork town(video + "\nprescriber_fte = 1");
  std::vector<std::string> const names = program_services({&*town.compiled.scenario, 1});
  REQUIRE(names == std::vector<std::string>{"telehealth/therapist", "telehealth/prescribers"});
  Operations operations(weeks_per_year + 4, names, program_count());
  for (std::size_t i = 0, part = 0; i < town.compiled.services.size(); ++i) {
    if (town.compiled.services[i].program_name != "telehealth") continue;
    town.state.services[i].posts = {{1.0 + static_cast<double>(part), true}, {0.5, part == 1}};
    town.state.services[i].present_wait = part == 0 ? 2.0 : 6.0;
    town.flow.events.slots[i] = {20.0, part == 0 ? 8.0 : 15.0};
    town.flow.events.attended[i] = {3, part == 0 ? 0 : 5, 4, 0, 0, 0};
    ++part;
  }
  for (std::size_t week = 50; week < 56; ++week) operations.observe(town.state, town.flow, week);
  std::vector<Values> all;
  operations.write_values(all);
  REQUIRE(all.size() == operations_outcomes(true).size());
  std::size_t const next = program_count() + program_index("telehealth");
  CHECK(number(all, "posts_by_service_fte", 2) == Approx(1.5));
  CHECK(number(all, "posts_by_service_fte", 3) == Approx(2.5));
  CHECK(number(all, "filled_posts_by_service_fte", 2) == Approx(1.0));
  CHECK(number(all, "sessions_by_service", 0) == 14.0);
  CHECK(number(all, "sessions_by_service", 2) == 28.0);
  CHECK(number(all, "sessions_by_service", 3) == 48.0);
  CHECK(number(all, "slots_used_by_service", 3) == Approx(60.0));
  CHECK(number(all, "wait_by_service_weeks", 2) == Approx(2.0));
  CHECK(number(all, "wait_by_service_weeks", 3) == Approx(6.0));
  CHECK(number(all, "wait_by_program_weeks", next) == Approx((1.5 * 2.0 + 2.5 * 6.0) / 4.0));
  CHECK(number(all, "weeks_with_posts_by_service", 2) == 4.0);
  for (std::string const what : {"sessions_by_", "slots_offered_by_", "slots_used_by_"})
    CHECK(number(all, what + "service", 2) + number(all, what + "service", 3) ==
          Approx(number(all, what + "program", next)));
  for (std::string const what : {"posts_by_", "filled_posts_by_"})
    CHECK(number(all, what + "service_fte", 2) + number(all, what + "service_fte", 3) ==
          Approx(number(all, what + "program_fte", next)));
}

TEST_CASE("A rival's posts do a share of a clinic's work equal to their share of its posts") {
  TownAtWork town("");
  std::size_t therapists = 0;
  while (town.compiled.services[therapists].role != Role::therapist) ++therapists;
  std::string const id = town.compiled.services[therapists].id;
  town.state.services[therapists].posts = {{3.0, true}, {1.0, false}};
  town.flow.events.slots[therapists] = {80.0, 40.0};
  town.flow.events.attended[therapists] = {10, 10, 20, 0, 0, 0};
  town.flow.context.offers.desired_fte[therapists] = 4.0 * town.compiled.services[therapists].fte;
  Operations operations(weeks_per_year, {"plain-slots/" + id}, program_count());
  operations.observe(town.state, town.flow, 0);  // the comparator buys nothing
  town.flow.context.budget.tranches = {{0, weeks_per_year, 1e5}};
  operations.observe(town.state, town.flow, 1);
  std::vector<Values> all;
  operations.write_values(all);
  CHECK(number(all, "posts_by_service_fte", 0) == Approx(0.75 * 4.0 / 52));
  CHECK(number(all, "filled_posts_by_service_fte", 0) == Approx(0.75 * 3.0 / 52));
  CHECK(number(all, "weeks_with_posts_by_service", 0) == 1.0);
  CHECK(number(all, "slots_offered_by_service", 0) == Approx(60.0));
  CHECK(number(all, "sessions_by_service", 0) == Approx(30.0));
  CHECK(number(all, "sessions_by_program", program_index("plain-slots")) == 0.0);
}
