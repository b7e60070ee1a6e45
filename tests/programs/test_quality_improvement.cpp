#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/care/taught_practice.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const nurses = "with/quality_improvement";
std::string const many_people = "[community]\nresidents = 10_000\n";

std::size_t residents_of(ProgramWorld const& world) {
  std::size_t sum = 0;
  for (Row row = 0; row < world.state.residents.age.size(); ++row)
    sum += world.state.residents.cell[row] != world.compiled.cells.padding() ? 1 : 0;
  return sum;
}

/// Number of residents whose doctor prescribes with this chance.
std::size_t patients_with(ProgramWorld const& world, double share) {
  std::size_t sum = 0;
  for (Row row = 0; row < world.state.residents.age.size(); ++row)
    if (world.state.residents.cell[row] != world.compiled.cells.padding() &&
        std::abs(prescribed_share(world.state, world.flow.context, row) - share) < 1e-9)
      ++sum;
  return sum;
}

/// Weeks for which a person who would stop after `weeks` continues once a nurse calls.
int weeks_kept(ProgramWorld& world, int weeks) {
  Row const row = world.somebody(
      [&](Row one) { return std::as_const(world.state.medications).find(one) == nullptr; });
  Week const now = world.flow.context.week;
  world.state.medications.add({row, short_week(now + weeks), short_week(now + 8), no_service});
  world.state.medications.merge_arrivals();
  keep_on_medication(world.state, world.flow.context, row);
  Medication* const kept = world.state.medications.find(row);
  int const all = kept->stop - now;
  world.state.medications.erase_if([&](Medication const& one) { return one.row == row; });
  return all;
}

}  // namespace

TEST_CASE("Trained doctors prescribe to more patients, others as before") {
  ProgramWorld world(quality, many_people);
  world.staff();
  double const usual = world.compiled.evidence.primary_care->medication_share;
  double const more = world.compiled.evidence.quality->prescribes_share;
  std::size_t const taught = patients_with(world, usual + (1.0 - usual) * more);
  std::size_t const all = residents_of(world);
  CHECK(static_cast<double>(taught) / static_cast<double>(all) == Approx(0.5).margin(0.02));
  CHECK(taught + patients_with(world, usual) == all);
}

TEST_CASE("Partners that collaborate less teach doctors less") {
  ProgramWorld world(quality);
  world.staff_at_strength(0.5);
  world.live_on(1);
  world.staff_at_strength(0.5);
  REQUIRE(world.flow.effects.teachings.size() == 1);
  CHECK(world.flow.effects.teachings[0].prescribes_share ==
        Approx(0.5 * world.compiled.evidence.quality->prescribes_share));
}

TEST_CASE("Trained doctors without a nurse in post treat as before") {
  ProgramWorld world("quality_improvement:nurses_fte = 0\npanel_share = 1");
  world.staff();
  CHECK(world.flow.effects.teachings.empty());
  CHECK(patients_with(world, world.compiled.evidence.primary_care->medication_share) ==
        residents_of(world));
}

TEST_CASE("Nurses follow up only new patients on medication from trained doctors") {
  ProgramWorld world("quality_improvement:nurses_fte = 20\npanel_share = 0.5", many_people);
  world.staff();
  double const usual = world.compiled.evidence.primary_care->medication_share;
  std::size_t handed = 0;
  for (int week = 0; week < 20; ++week) {
    world.run_until("serve");
    for (Request const& request : requests_for(world, nurses)) {
      CHECK(request.route == EntryRoute::offered);
      if (request.week == world.flow.context.week)
        CHECK((world.state.residents.status[request.row] & medicated) != 0);
      CHECK(prescribed_share(world.state, world.flow.context, request.row) > usual);
      ++handed;
    }
    world.run_from("serve");
  }
  CHECK(handed > 50);
  CHECK(world.service_state(nurses).clients > 20.0);
}

TEST_CASE("A nurse delays early ends of medication, but not late ones") {
  ProgramWorld world(quality, number_of("quality_improvement", "keeps_factor", 0.5));
  world.staff();
  CareEvidence const& e = *world.compiled.evidence.care;
  REQUIRE(e.medication_early_weeks == 26.0);
  CHECK(weeks_kept(world, 5) == 10);
  CHECK(weeks_kept(world, 13) == 26);
  // After the early weeks, half of the early hazard is left, and accrues at the later rate.
  double const beyond = 14.0 * 0.5 * e.medication_stop_early_per_week;
  CHECK(weeks_kept(world, 20) == 26 + static_cast<int>(beyond / e.medication_stop_late_per_week));
  CHECK(weeks_kept(world, 40) == 40);
}

TEST_CASE("Some new patients without medication start it with the nurse") {
  for (double const share : {0.0, 1.0}) {
    ProgramWorld world(quality, number_of("quality_improvement", "starts_medication_share", share));
    world.compiled.evidence.care->start_offered_log_odds.value = 700.0;  // everybody comes
    world.staff();
    auto const service = static_cast<std::uint16_t>(world.service(nurses));
    Residents const& r = world.state.residents;
    Row const row = world.somebody(
        [&](Row one) { return (r.status[one] & (medicated | waiting | in_episode)) == 0; });
    open_request(world.state, world.flow.context, world.flow.events, row, service,
                 {EntryRoute::offered});
    commit(world.state, world.flow.context, world.flow.events);
    world.run("serve");
    REQUIRE(world.service_state(nurses).starts_per_week > 0.0);
    CHECK(((r.status[row] & medicated) != 0) == (share > 0.5));
  }
}

TEST_CASE("The effect of medication is separate from the effect of nurses") {
  for (double const share : {0.0, 0.2}) {
    ProgramWorld world(quality, number_of("quality_improvement", "extra_medicated_share", share));
    world.staff();
    Row const row = world.somebody([](Row) { return true; });
    EvidenceBase const& e = world.compiled.evidence;
    CHECK(world.effect_of_session(row, nurses) ==
          Approx(e.quality->smd - share * e.treatment->medication_smd).epsilon(0.02));
    CHECK(world.state.residents.since_treated[row] == 0);
    CHECK(world.state.residents.since_counseled[row] == 255);
  }
}

TEST_CASE("Therapists with feedback on their clients have more effect, and lose fewer clients") {
  ProgramWorld with(quality), without("quality_improvement:nurses_fte = 2");
  for (ProgramWorld* world : {&with, &without}) world->staff();
  QualityEvidence const& q = *with.compiled.evidence.quality;
  Row const row = with.somebody([](Row) { return true; });
  auto const service = static_cast<std::size_t>(with.service("therapists"));
  double const more = q.feedback_smd - q.feedback_staying_smd;
  CHECK(gain_from_feedback(with.state, with.flow.context, row, service) == Approx(more));
  CHECK(staying_with_feedback(with.state, with.flow.context, row, service) ==
        Approx(double{q.feedback_drop_out_factor}));
  CHECK(gain_from_feedback(without.state, without.flow.context, row, service) == 0.0);
  CHECK(staying_with_feedback(without.state, without.flow.context, row, service) == 1.0);
  double const therapy = with.compiled.evidence.treatment->therapy_smd;
  CHECK(with.effect_of_session(row, "therapists") / without.effect_of_session(row, "therapists") ==
        Approx((therapy + more) / therapy).epsilon(0.02));
}

TEST_CASE("Quality improvement costs its nurses and the teaching") {
  ProgramWorld world(quality + "\nclinicians = 12");
  world.staff();
  QualityEvidence const& q = *world.compiled.evidence.quality;
  CHECK(world.filled(nurses) == Approx(2.0));
  CHECK(world.spent("quality_improvement") ==
        Approx((2.0 * q.nurse_year_usd + 12.0 * q.clinician_year_usd) / 52.0));
}

TEST_CASE("If practices improve, more care is adequate and people are better") {
  std::string const horizon = for_weeks(104, 30, 1) + "[community]\nresidents = 6_000\n";
  std::string const everybody =
      "quality_improvement:nurses_fte = 4\npanel_share = 1\npractice = \"town-clinic\"";
  Results const results =
      collect({small_town(horizon + partnership("with", everybody, 0), "improved")});
  auto const of = [&](std::string const& scenario, std::string const& name) {
    return results.adults(scenario, name, 78, 104);
  };
  CHECK(of("improved", "adequate_care_share") > of("usual-care", "adequate_care_share") + 0.02);
  CHECK(of("improved", "k6_mean") < of("usual-care", "k6_mean"));
}
