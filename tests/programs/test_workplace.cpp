#include "kith/evidence/joint_work.hpp"
#include "kith/processes/people/readings.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

constexpr std::uint16_t center = 2;  // the second organization of the town

std::string employers(std::string const& more) {
  return "workplace:employers = [\"center\"]\n" + more;
}

double adult_members(World const& world) {
  Residents const& r = world.state.residents;
  double members = 0.0;
  for (Row row = 0; row < r.age.size(); ++row)
    members += r.age[row] >= 18 && (r.memberships[row] & center) != 0 ? 1.0 : 0.0;
  return members;
}

}  // namespace

TEST_CASE("With paid time off, a missed first visit gets another date, for employees only") {
  ProgramWorld world(employers(""), "[community]\nresidents = 8_000\n");
  world.compiled.evidence.workplace->rebooked_share.value = 1.0;
  double employees = 0.0, others = 0.0;
  for (int week = 0; week < 30; ++week) {
    world.run_until("serve");
    for (Request const& request : world.state.requests) {
      if (request.week != world.flow.context.week || request.route == EntryRoute::returning)
        continue;
      bool const employee = (world.state.residents.memberships[request.row] & center) != 0;
      CHECK((request.followed != 0) == employee);
      CHECK(request.coached == 0);
      (employee ? employees : others) += 1.0;
    }
    world.run_from("serve");
  }
  CHECK(employees > 3.0);
  CHECK(others > 30.0);
  double const usd =
      adult_members(world) * world.compiled.evidence.workplace->time_off_usd_year / 52.0;
  CHECK(world.spent("workplace") == Approx(usd).epsilon(0.25));  // a sample of the members
}

TEST_CASE("Jobs go to people of working age in distress, as many as there are, at their price") {
  ProgramWorld world(employers("paid_time_off = false\njobs_per_year = 520"),
                     "[community]\nresidents = 8_000\n");
  world.compiled.evidence.workplace->job_support_usd.value = 500.0;  // within the grant
  WorkplaceEvidence const& e = *world.compiled.evidence.workplace;
  world.live_on(2);
  world.run_until("serve");
  world.run("serve");
  world.run("treat");
  auto const before = world.state.residents.shock;
  std::vector<double> k6;
  for (Row row = 0; row < before.size(); ++row)
    k6.push_back(k6_now(world.state, world.flow.context, row));
  world.run("work_together");
  Residents const& r = world.state.residents;
  int jobs = 0;
  for (Row row = 0; row < before.size(); ++row) {
    if (r.shock[row] == before[row]) continue;
    ++jobs;
    CHECK((before[row] - r.shock[row]) / double{z_scale} >= Approx(0.999 * e.job_z));
    CHECK(k6[row] >= 5.0);
    CHECK(r.age[row] >= 18);
    CHECK(r.age[row] <= 64);
  }
  CHECK(jobs >= 9);  // of ten; two may go to one person
  CHECK(jobs <= 10);
  CHECK(world.spent("workplace") == Approx(10.0 * e.job_support_usd));
}

TEST_CASE("If no partner is a business and none is named, nobody has paid time off") {
  ProgramWorld world("workplace:jobs_per_year = 0");
  world.live_on(2);
  world.run_until("serve");
  CHECK(world.flow.effects.follow_ups.empty());
  CHECK(world.spent("workplace") == 0.0);
}
