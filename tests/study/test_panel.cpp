#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/population.hpp"
#include "kith/study/panel.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Share of those still there who are at K6 of 13 or more in a week.
double serious_share(Panel const& panel, std::size_t week) {
  double people = 0.0, serious = 0.0;
  for (std::size_t i = 0; i < panel.people; ++i) {
    float const k6 = panel.k6[i * panel.weeks + week];
    people += std::isfinite(k6) ? 1.0 : 0.0;
    serious += k6 >= 13.0F ? 1.0 : 0.0;
  }
  return serious / people;
}

/// How many had all these kinds of care in a week.
int with_care(Panel const& panel, std::size_t week, unsigned kinds) {
  int people = 0;
  for (std::size_t i = 0; i < panel.people; ++i)
    people += (panel.care[i * panel.weeks + week] & kinds) == kinds ? 1 : 0;
  return people;
}

std::size_t missing(Panel const& panel, std::size_t week) {
  std::size_t gone = 0;
  for (std::size_t i = 0; i < panel.people; ++i)
    gone += std::isnan(panel.k6[i * panel.weeks + week]) ? 1 : 0;
  return gone;
}

}  // namespace

TEST_CASE("A panel of all adults shows what a study of usual care shows") {
  Scenario const town = small_town(for_weeks(8, 20, 2), "usual-care");
  Results const study = collect({town});
  for (int replicate = 0; replicate < 2; ++replicate) {
    Panel const panel = follow_panel(town, replicate, 100000);
    CHECK(panel.weeks == 8);
    // The first week: later newcomers count in a study and not in a panel. The study's K6 is from a
    // table.
    CHECK(serious_share(panel, 0) ==
          Approx(study.adults("usual-care", "serious_distress_share", 0, 1, replicate))
              .margin(0.002));
  }
}

TEST_CASE("Care of a panel of all adults is that of a study of usual care") {
  Scenario const town = small_town(for_weeks(3, 40, 1), "usual-care");
  Results const study = collect({town});
  auto const counted = [&](char const* flow) { return study.adults("usual-care", flow, 0, 1, 0); };
  Panel const panel = follow_panel(town, 0, 100000);
  REQUIRE(panel.care.size() == panel.k6.size());
  // Nobody has two sessions or makes two requests in a week.
  CHECK(with_care(panel, 0, therapist_session) == Approx(counted("therapy_sessions_delivered")));
  CHECK(with_care(panel, 0, therapist_session) > 10);
  CHECK(with_care(panel, 0, asked_for_care) == Approx(counted("requests_made")));
  CHECK(with_care(panel, 0, asked_for_care) > 0);
  CHECK(with_care(panel, 0, helper_contact) == 0);  // usual care has none
  int prescribed = 0, doctors = 0;
  for (std::size_t week = 0; week < 3; ++week) {
    prescribed += with_care(panel, week, prescriber_visit);
    doctors += with_care(panel, week, general_medical_visit | on_medication);
  }
  CHECK(prescribed > 0);
  CHECK(doctors > 0);
  CHECK(with_care(panel, 2, on_medication) > prescribed);
}

TEST_CASE("Who has left has no care in the panel") {
  Panel const panel = follow_panel(small_town(for_weeks(60, 0, 1)), 0, 800);
  for (std::size_t i = 0; i < panel.care.size(); ++i)
    if (std::isnan(panel.k6[i])) REQUIRE(panel.care[i] == 0);
  CHECK(missing(panel, 59) > 0);
}

TEST_CASE("Who dies or moves away leaves the panel for good, others stay") {
  Panel const panel = follow_panel(small_town(for_weeks(104, 0, 1)), 0, 800);
  REQUIRE(panel.people == 800);
  REQUIRE(panel.k6.size() == 800 * 104);
  for (std::size_t week = 1; week < panel.weeks; ++week)
    REQUIRE(missing(panel, week) >= missing(panel, week - 1));
  double const left = static_cast<double>(missing(panel, 103)) / 800.0;
  CHECK(left > 0.06);  // 6 % a year are replaced
  CHECK(left < 0.20);
}

TEST_CASE("Who changes homes stays the same person in the panel") {
  Scenario town = small_town(for_weeks(104, 0, 1));
  town.evidence.distress->trait_share.value = 0.95;
  Scenario moving = town;
  moving.evidence.population->moved_per_year.value = 0.9;
  Panel const panel = follow_panel(moving, 0, 800);
  int jumps = 0;
  for (std::size_t i = 0; i < panel.people; ++i)
    for (std::size_t week = 1; week < panel.weeks; ++week)
      jumps +=
          std::abs(panel.k6[i * panel.weeks + week] - panel.k6[i * panel.weeks + week - 1]) > 8.0F
              ? 1
              : 0;
  CHECK(jumps < 100);  // 1,300 moves among them would be as many jumps between strangers' K6
}
