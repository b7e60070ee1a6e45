#include <cmath>
#include <sstream>

#include "kith/answer/operations/operations_answer.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/statistics/interval.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr int two_years = 104;
std::size_t const clinic = program_index("colocated_clinic");
std::size_t const outreach = program_index("outreach");

ComparedRuns usual_care_and_clinic() {
  return {{"usual-care", "clinic"}, {"Usual care", "A clinic"}, {0, 1}, 0};
}

std::vector<std::string> const services = {"plain-slots/town-clinic", "telehealth/therapist",
                                           "telehealth/prescribers", "colocated_clinic/therapist"};

Layout layout_with_reach() {
  Strata strata;
  strata.names = {"adults", "age:10-17"};
  Layout layout = observer_layout(two_years, strata, {"clinic"}, services);
  reach_layout(layout);
  return layout;
}

/// A run in which nothing was done.
RunResult idle_run(Layout const& layout, int replicate) {
  RunResult run;
  run.scenario = 1;
  run.replicate = replicate;
  for (Outcome const& outcome : layout.outcomes) {
    std::size_t size = 1;
    for (std::string const& name : outcome.dims)
      for (Dimension const& dimension : layout.dimensions)
        if (dimension.name == name) size *= dimension.size();
    run.values.emplace_back(std::vector<double>(size, 0.0));
  }
  return run;
}

struct RunToFill {
  Layout const& layout;
  RunResult run;
  void put(std::string const& outcome, std::size_t place, double value) {
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == outcome)
        return void(std::get<std::vector<double>>(run.values[o]).at(place) = value);
    throw std::out_of_range(outcome);
  }
};

/// Two posts of a clinic in the second year, one of them filled; 100 sessions in 400 slots;
/// Medicaid pays half of the cost.
RunResult busy_run(Layout const& layout, int replicate, double new_clients) {
  RunToFill fill{layout, idle_run(layout, replicate)};
  std::size_t const cell = program_count() + clinic;
  fill.put("posts_by_program_fte", cell, 2.0);
  fill.put("filled_posts_by_program_fte", cell, 1.0);
  fill.put("weeks_with_posts_by_program", cell, 52.0);
  fill.put("slots_offered_by_program", cell, 400.0);
  fill.put("slots_used_by_program", cell, 100.0);
  fill.put("sessions_by_program", cell, 100.0);
  fill.put("wait_by_program_weeks", cell, 3.0);
  fill.put("wait_by_program_weeks", clinic, no_value);
  fill.put("contacts_by_program", program_count() + outreach, 50.0);
  fill.put("reach_clients_by_year", cell, new_clients);
  fill.put("reach_new_clients", cell * 3 + 2, new_clients);
  fill.put("reach_served", 2 * 2, new_clients - 1.0);  // adults, plus one youth
  fill.put("reach_served", 2 * 2 + 1, 1.0);
  fill.put("cost_by_program_usd", cell * payer_count + 1, 1000.0);
  fill.put("cost_by_program_usd", cell * payer_count + 4, 1000.0);
  fill.put("cost_by_program_usd", 0, 5e6);  // usual care
  fill.put("money_in_usd", 0, 4000.0);
  fill.put("money_earned_usd", 0, 1000.0);
  fill.put("money_out_usd", 9, 3500.0);
  fill.put("money_returned_usd", 103, 500.0);
  return fill.run;
}

/// Replaces runs of spaces by one space.
std::string closed_up(std::string const& text) {
  std::string out;
  for (char const c : text)
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  return out;
}

std::string told(std::vector<RunResult> const& runs) {
  OperationsAnswer answer(layout_with_reach(), usual_care_and_clinic(), {0.0, 5000.0});
  for (RunResult const& run : runs) answer.add(run);
  return closed_up(answer.in_words());
}

}  // namespace

TEST_CASE("A program's operation is described in figures that a board asks for") {
  Layout const layout = layout_with_reach();
  std::string const words = told({busy_run(layout, 0, 10.0), busy_run(layout, 1, 30.0)});
  CAPTURE(words);
  auto const says = [&](std::string const& line) { CHECK_THAT(words, ContainsSubstring(line)); };
  says(
      "What \"A clinic\" did, from the first partnership's start to the end, mean of 2 replicates");
  says(" colocated\n");
  says(" clinic outreach together\n");
  says(" weeks with posts 52 0 -\n");
  says(" full-time posts paid for 2.0 - -\n");
  says(" of these filled, mean 1.0 - -\n");
  says("contacts 0 50 50\n");
  says("clients, each counted once 20 0 20\n");
  says(" in year 1 0 0 -\n");
  says(" in year 2 20 0 -\n");
  says(" K6 at the first visit 13 and above 20 0 -\n");
  says("clients a year for each filled post 20 - -\n");
  says("share of slots used, % 25 - 25\n");
  says("wait for it, weeks 3.0 - -\n");
  says("cost, USD 2,000 0 2,000\n");
  says(" for each session 20 - 20\n");
  says(" for each client 100 - 100\n");
  says("Colocated clinic: of 2.0 posts, 1.0 stayed empty on average.");
  says("Colocated clinic: only 25 % of its slots were used.");
  says("$5,000 asked for in grants, $3,000 received; $1,000 earned by programs.");
  says("$3,500 spent, $500 returned.");
  says("Who pays for its programs: Medicaid $1,000, the partnership $1,000.");
}

TEST_CASE("The order of runs changes nothing, and idle programs are not mentioned") {
  Layout const layout = layout_with_reach();
  RunResult const one = busy_run(layout, 0, 0.1), other = busy_run(layout, 1, 0.7);
  CHECK(told({one, other}) == told({other, one}));
  CHECK(told({idle_run(layout, 0)}).empty());
  CHECK(told({}).empty());
}

TEST_CASE("Clients that nobody counted are missing, not none") {
  Layout layout = layout_with_reach();
  RunToFill fill{layout, busy_run(layout, 0, 10.0)};
  fill.put("reach_new_clients", (program_count() + clinic) * 3, -1.0);
  CHECK_THAT(told({fill.run}), ContainsSubstring("clients, each counted once - 0"));
}

TEST_CASE("Posts that are filled and used need no comment") {
  Layout const layout = layout_with_reach();
  RunToFill fill{layout, busy_run(layout, 0, 10.0)};
  fill.put("filled_posts_by_program_fte", program_count() + clinic, 1.6);
  fill.put("slots_used_by_program", program_count() + clinic, 240.0);
  std::string const words = told({fill.run});
  CHECK_THAT(words, !ContainsSubstring("stayed empty"));
  CHECK_THAT(words, !ContainsSubstring("only"));
}

TEST_CASE("Clients, use and cost per client have the interval of one more history") {
  Layout const layout = layout_with_reach();
  std::vector<RunResult> runs = {busy_run(layout, 0, 10.0), busy_run(layout, 1, 30.0)};
  std::string const few = told(runs);
  CAPTURE(few);
  CHECK_THAT(few, ContainsSubstring("clients, each counted once 20 0 20\n"
                                    " range of 2 replicates 10 to 30 - 10 to 30\n"));
  CHECK_THAT(few, ContainsSubstring(" range of 2 replicates 25 to 25 - 25 to 25\n"));
  CHECK_THAT(few, ContainsSubstring(" range of 2 replicates 67 to 200 - 67 to 200\n"));
  CHECK_THAT(told({runs[0]}), !ContainsSubstring("range"));
  for (int r = 2; r < static_cast<int>(fewest_for_interval); ++r)
    runs.push_back(busy_run(layout, r, 20.0));
  CHECK_THAT(told(runs), ContainsSubstring(" 95 % interval 10 to 30 - 10 to 30\n"));
}

TEST_CASE("No line of the table is wider than a screen") {
  Layout const layout = layout_with_reach();
  OperationsAnswer answer(layout, usual_care_and_clinic(), {0.0, 0.0});
  for (int r = 0; r < 2; ++r) {
    RunToFill fill{layout, busy_run(layout, r, r == 0 ? 1.0 : 20000.0)};
    for (std::size_t p = 1; p + 1 < program_count(); ++p) {
      std::size_t const cell = program_count() + p;
      fill.put("cost_by_program_usd", cell * payer_count, 7.7e6);
      fill.put("reach_new_clients", cell * 3, r == 0 ? 1.0 : 20000.0);
    }
    answer.add(fill.run);
  }
  std::istringstream lines(answer.in_words());
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 100);
}

TEST_CASE("Services are listed below a program with several, and add up to it") {
  Layout const layout = layout_with_reach();
  RunToFill fill{layout, busy_run(layout, 0, 10.0)};
  std::size_t const video = program_count() + program_index("telehealth");
  fill.put("posts_by_program_fte", video, 3.0);
  fill.put("filled_posts_by_program_fte", video, 2.5);
  fill.put("weeks_with_posts_by_program", video, 52.0);
  fill.put("slots_offered_by_program", video, 300.0);
  fill.put("slots_used_by_program", video, 240.0);
  fill.put("sessions_by_program", video, 250.0);
  fill.put("wait_by_program_weeks", video, 4.0);
  fill.put("wait_by_program_weeks", program_index("telehealth"), no_value);
  std::size_t const therapist = services.size() + 1, prescribers = services.size() + 2;
  fill.put("posts_by_service_fte", therapist, 2.0);
  fill.put("posts_by_service_fte", prescribers, 1.0);
  fill.put("filled_posts_by_service_fte", therapist, 2.0);
  fill.put("filled_posts_by_service_fte", prescribers, 0.5);
  fill.put("slots_offered_by_service", therapist, 200.0);
  fill.put("slots_offered_by_service", prescribers, 100.0);
  fill.put("slots_used_by_service", therapist, 150.0);
  fill.put("slots_used_by_service", prescribers, 90.0);
  fill.put("sessions_by_service", therapist, 150.0);
  fill.put("sessions_by_service", prescribers, 100.0);
  fill.put("wait_by_service_weeks", therapist, 3.0);
  fill.put("wait_by_service_weeks", prescribers, 6.0);
  fill.put("wait_by_service_weeks", 1, no_value);
  fill.put("wait_by_service_weeks", 2, no_value);
  std::string const words = told({fill.run});
  CAPTURE(words);
  CHECK_THAT(words, ContainsSubstring(" telehealth 3.0 2.5 250 80 4.0\n"
                                      " therapist 2.0 2.0 150 75 3.0\n"
                                      " prescribers 1.0 0.5 100 90 6.0\n"));
  CHECK_THAT(words, ContainsSubstring("Clients, contacts and cost are known by program only."));
  CHECK_THAT(words, !ContainsSubstring(" colocated clinic 2.0"));
  RunToFill more = fill;
  more.run.replicate = 1;
  more.put("sessions_by_service", therapist, 50.0);
  more.put("slots_used_by_service", therapist, 90.0);
  CHECK_THAT(told({fill.run, more.run}),
             ContainsSubstring(" therapist 2.0 2.0 100 60 3.0\n"
                               " range of 2 replicates 50 to 150 45 to 75\n"));
}

TEST_CASE(
    "A rival's posts are shown by their share of a clinic, and no clients are invented for them") {
  Layout const layout = layout_with_reach();
  RunToFill fill{layout, idle_run(layout, 0)};
  std::size_t const bought = services.size();
  fill.put("posts_by_service_fte", bought, 4.0);
  fill.put("filled_posts_by_service_fte", bought, 3.0);
  fill.put("weeks_with_posts_by_service", bought, 52.0);
  fill.put("slots_offered_by_service", bought, 2000.0);
  fill.put("slots_used_by_service", bought, 1000.0);
  fill.put("sessions_by_service", bought, 1000.0);
  fill.put("wait_by_service_weeks", bought, 2.0);
  std::size_t const cell = program_count() + program_index("plain-slots");
  fill.put("cost_by_program_usd", cell * payer_count + 4, 150000.0);
  std::string const words = told({fill.run});
  CAPTURE(words);
  auto const says = [&](std::string const& line) { CHECK_THAT(words, ContainsSubstring(line)); };
  says(" full-time posts paid for 4.0\n");
  says(" of these filled, mean 3.0\n");
  says("sessions 1,000\n");
  says("share of slots used, % 50\n");
  says("cost, USD 150,000\n");
  says(" for each session 150\n");
  says("Clinic therapists: only 50 % of its slots were used.");
  says("Whom they saw is not recorded separately");
  CHECK_THAT(words, !ContainsSubstring("each counted once") && !ContainsSubstring("contacts") &&
                        !ContainsSubstring("for each client") && !ContainsSubstring("Who pays"));
}
