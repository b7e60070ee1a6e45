#include <cmath>
#include <numeric>

#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Results const& busy_results() {
  static Results const results =
      collect({small_town(for_weeks(80, 20, 1) + partnership("all", together()), "busy")});
  return results;
}

std::vector<double> of_busy(std::string const& outcome) {
  return busy_results().values("busy", outcome);
}

double added(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Sum of an outcome over adults, youths and weeks.
double of_everybody(std::string const& outcome) {
  Results const& results = busy_results();
  return 80.0 * (results.people("adults", "busy", outcome, 0, 80) +
                 results.people("age:10-17", "busy", outcome, 0, 80));
}

}  // namespace

TEST_CASE("The work of programs adds up to that seen by the community") {
  double const sessions = added(of_busy("sessions_by_program"));
  CHECK(sessions > 100.0);
  CHECK(sessions < of_everybody("sessions_delivered"));
  // programs also contact people whose requests they follow up
  CHECK(added(of_busy("contacts_by_program")) > of_everybody("people_contacted"));
  CHECK(of_everybody("people_contacted") > 1000.0);
  double const offered = added(of_busy("slots_offered_by_program"));
  CHECK(offered < added(of_busy("slots_offered")));
  CHECK(added(of_busy("slots_used_by_program")) < offered + 50.0);
}

TEST_CASE("Contacts are counted for the programs that make them") {
  Results const results =
      collect({small_town(for_weeks(20, 10, 1) + partnership("out", outreach), "out")});
  double const contacts = results.values("out", "contacts_by_program")[program_index("outreach")];
  CHECK(contacts > 100.0);
  CHECK(contacts == Approx(20.0 * (results.people("adults", "out", "people_contacted", 0, 20) +
                                   results.people("age:10-17", "out", "people_contacted", 0, 20))));
}

TEST_CASE("Posts of programs are the staff of the partnership") {
  std::vector<double> const filled = of_busy("filled_posts_by_program_fte");
  std::vector<double> const posts = of_busy("posts_by_program_fte");
  double post_weeks = 0.0;
  for (std::size_t k = 0; k < filled.size(); ++k) {
    CHECK(filled[k] <= posts[k]);
    post_weeks += filled[k] * (k < program_count() ? 52.0 : 28.0);
  }
  CHECK(post_weeks > 50.0);
  double staff_weeks = 0.0;
  for (double const fte : of_busy("staff_fte")) staff_weeks += std::isfinite(fte) ? fte : 0.0;
  CHECK(post_weeks == Approx(staff_weeks).epsilon(1e-6));
}

TEST_CASE("Clients count once in a year, and with their first visit") {
  std::vector<double> const by_year = of_busy("reach_clients_by_year");
  std::vector<double> const fresh = of_busy("reach_new_clients");
  std::vector<double> const ever = of_busy("reach_clients");
  REQUIRE(by_year.size() == 2 * program_count());
  double again = 0.0;
  for (std::size_t p = 0; p < program_count(); ++p) {
    double first[2] = {}, all = 0.0;
    for (std::size_t band = 0; band < 3; ++band) {
      for (std::size_t year = 0; year < 2; ++year)
        first[year] += fresh[(year * program_count() + p) * 3 + band];
      all += ever[p * 3 + band];
    }
    CHECK(first[0] == by_year[p]);
    CHECK(first[1] <= by_year[program_count() + p]);
    CHECK(first[0] + first[1] == all);
    again += by_year[program_count() + p] - first[1];
  }
  CHECK(again > 0.0);
  CHECK(added(ever) > 50.0);
}

TEST_CASE("In usual care and at zero dose programs do nothing") {
  Results const idle = collect(
      {small_town(for_weeks(40, 20, 1) + partnership("all", together("dose = 0")), "idle")});
  for (std::string const name :
       {"posts_by_program_fte", "filled_posts_by_program_fte", "slots_offered_by_program",
        "slots_used_by_program", "sessions_by_program", "contacts_by_program"}) {
    CAPTURE(name);
    CHECK(added(idle.values("idle", name)) == 0.0);
    CHECK(added(busy_results().values("usual-care", name)) == 0.0);
    CHECK(added(of_busy(name)) > 0.0);
  }
  for (double const weeks : idle.values("idle", "wait_by_program_weeks"))
    REQUIRE(std::isnan(weeks));
}
