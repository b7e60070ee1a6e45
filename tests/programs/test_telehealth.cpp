#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/programs.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const video_id = "with/telehealth";
char const* const prescribers_id = "with/telehealth/prescribers";
std::string const no_booth = "telehealth:therapist_fte = 2";

double log_barrier(ProgramWorld const& world, int zone, int car, int broadband) {
  auto const access = world.compiled.access.index({zone, 0, car, broadband, 0});
  return std::log(
      world.compiled.acceptance(access, static_cast<std::size_t>(world.service(video_id)))
          .together());
}

/// Attended sessions after the first, among those booked in some weeks.
int later_sessions(double attend_share) {
  ProgramWorld world(no_booth);
  world.compiled.evidence.programs->remote_attend_share.value = attend_share;
  int later = 0;
  for (int week = 0; week < 30; ++week) {
    world.live_on(1);
    for (Visit const& visit : world.flow.events.visits)
      if (visit.service == world.service(video_id) && visit.number > 1) ++later;
  }
  return later;
}

}  // namespace

TEST_CASE("Therapists by video cost as much as other therapists") {
  ProgramWorld world(no_booth);
  world.staff();
  EvidenceBase const& e = world.compiled.evidence;
  CHECK(world.filled(video_id) == Approx(2.0));
  CHECK(world.spent("telehealth") ==
        Approx(2.0 * e.costs->therapy_session_usd * slots_per_fte_week(Role::therapist, e)));
}

TEST_CASE("By video nobody travels; without broadband, access is harder") {
  ProgramWorld world(no_booth);
  for (int zone : {0, 1})
    for (int car : {0, 1}) {
      CHECK(log_barrier(world, zone, car, 1) == Approx(0.0).margin(1e-9));
      CHECK(log_barrier(world, zone, car, 0) ==
            Approx(double{world.compiled.evidence.help_seeking->remote_no_broadband}));
    }
}

TEST_CASE("A booth lets those without broadband connect, the nearer the better") {
  ProgramWorld world(video);  // its booth is in the valley, 20 minutes from the hill
  HelpSeekingEvidence const& e = *world.compiled.evidence.help_seeking;
  CHECK(log_barrier(world, 1, 1, 0) == Approx(0.0).margin(1e-9));  // never better than at home
  CHECK(log_barrier(world, 0, 1, 0) == Approx(e.distance_per_minute * 20.0));
  CHECK(log_barrier(world, 0, 0, 0) < log_barrier(world, 0, 1, 0));
  CHECK(log_barrier(world, 0, 1, 1) == Approx(0.0).margin(1e-9));
}

TEST_CASE("Sessions by video have their own attendance") {
  CHECK(later_sessions(0.0) == 0);
  int const usual = later_sessions(0.5);
  int const all = later_sessions(1.0);
  CHECK(usual > 20);
  CHECK(all > usual);
}

TEST_CASE("Sessions by video have the effect of sessions in person") {
  ProgramWorld world(no_booth);
  world.staff();
  Row const row = world.somebody([](Row) { return true; });
  CHECK(world.effect_of_session(row, video_id) ==
        Approx(world.effect_of_session(row, "therapists")).epsilon(1e-6));
}

TEST_CASE("If an event closes doors, video continues and sessions in person become few") {
  std::string const event =
      "[[event]]\nid = \"closed\"\nweek = 20\nsize_z = 0.0\nclosure_weeks = 10\n"
      "in_person_slots_share = 0.25\n";
  ProgramWorld world(no_booth, event);
  EvidenceBase& e = world.compiled.evidence;
  e.care->prescriber_medicates_share.value = 0.0;  // no follow-up takes a slot from a new patient
  double const by_video = 2.0 * slots_per_fte_week(Role::therapist, e);
  for (int week = 0; week < 35; ++week) {
    world.run_until("serve");
    double in_person = 0.0;
    for (std::size_t i = 0; i < world.compiled.services.size(); ++i)
      for (Post const& post : world.state.services[i].posts)
        if (post.filled && !world.compiled.services[i].remote)
          in_person += post.fte * slots_per_fte_week(world.compiled.services[i].role, e);
    double const filled = world.filled(video_id) / 2.0;
    world.run_from("serve");
    bool const closed = week >= 20 && week < 30;
    CHECK(all_slots_offered(world.flow.events) ==
          Approx(by_video * filled + in_person * (closed ? 0.25 : 1.0)));
  }
}

TEST_CASE("Prescribers by video are posts of their own, paid for all their visits") {
  ProgramWorld world(no_booth + "\nprescriber_fte = 1.5");
  world.staff();
  EvidenceBase const& e = world.compiled.evidence;
  Service const& service = world.what(prescribers_id);
  CHECK(service.role == Role::prescriber);
  CHECK(service.remote);
  CHECK(world.filled(prescribers_id) == Approx(1.5));
  CHECK(world.spent("telehealth") ==
        Approx(2.0 * e.costs->therapy_session_usd * slots_per_fte_week(Role::therapist, e) +
               1.5 * e.costs->prescriber_visit_usd * e.care->prescriber_visits_per_week *
                   e.care->working_weeks_share));
}

TEST_CASE("Patients of prescribers who move are followed up by video, in proportion") {
  auto const moved_share = [](std::string const& more) {
    ProgramWorld world(
        "telehealth:therapist_fte = 1\nstaff = \"moved\"\nmoved_from = \"therapists\"\n" + more);
    int const from = world.service("prescriber"), to = world.service(prescribers_id);
    for (Row row = 0; row < 1000; ++row)
      world.state.medications.add({row, 500, 1, static_cast<std::uint16_t>(from)});
    world.state.medications.merge_arrivals();
    for (Row row = 0; row < 1000; ++row) world.state.residents.status[row] |= medicated;
    world.live_on(3);
    double moved = 0.0, all = 0.0;
    for (Medication const& patient : world.state.medications) {
      moved += patient.service == to ? 1.0 : 0.0;
      all += patient.service == to || patient.service == from ? 1.0 : 0.0;
    }
    return moved / all;
  };
  std::string const half = "prescriber_fte = 0.2\nprescribers_moved_from = \"prescriber\"\n";
  CHECK(moved_share(half) < 0.01);  // only new patients start by video
  double const share = moved_share(half + "follow_ups = true");
  double const expected = 0.2 / 0.4;
  CHECK(share == Approx(expected).margin(0.06));
}
