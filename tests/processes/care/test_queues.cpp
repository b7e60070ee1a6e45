#include <array>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/people/readings.hpp"
#include "tests/catch.hpp"
#include "tests/processes/care/queues.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("Without slots people leave a queue after geometric times") {
  constexpr double leaves = 0.06;
  constexpr int people = 10000;
  PureQueues town(1, 1e-6, 0.0, leaves, 20000);
  for (Post& post : town.world.state.services[0].posts) post.filled = false;
  town.begin();
  for (int i = 0; i < people; ++i) town.ask(0);
  town.serve_week();
  CHECK(town.world.state.requests.size() == people);  // nobody leaves in the week of the request
  for (int week = 1; week < 250; ++week) {
    town.begin();
    town.serve_week();
  }
  double mean = 0.0, within_ten = 0.0;
  for (WaitRecord const& record : town.world.state.wait_log) {
    REQUIRE(record.end == WaitEnd::left);
    mean += record.weeks / static_cast<double>(people);
    within_ten += record.weeks <= 10 ? 1.0 / people : 0.0;
  }
  double const sd = std::sqrt(1.0 - leaves) / leaves;
  CHECK(std::abs(mean - 1.0 / leaves) < 4.0 * sd / std::sqrt(people));
  double const expected = 1.0 - std::pow(1.0 - leaves, 10);
  CHECK(std::abs(within_ten - expected) < 4.0 * std::sqrt(expected * (1.0 - expected) / people));
}

TEST_CASE("People who are well leave a queue sooner, by the hazard in the evidence") {
  PureQueues town(1, 1e-6, 0.0, 0.0);
  CareEvidence& e = *town.world.compiled.evidence.care;
  e.leave_queue_well_per_week.value = 0.5;
  for (Post& post : town.world.state.services[0].posts) post.filled = false;
  town.begin();
  for (int i = 0; i < 1000; ++i) town.ask(0);
  town.serve_week();
  town.begin();
  town.serve_week();
  int well = 0, left_well = 0, left_unwell = 0;
  for (Row row = 0; row < 1000; ++row) {
    bool const is_well = k6_now(town.world.state, town.world.flow.context, row) < 5.0;
    bool const left = (town.world.state.residents.status[row] & waiting) == 0;
    well += is_well ? 1 : 0;
    (is_well ? left_well : left_unwell) += left ? 1 : 0;
  }
  CHECK(left_unwell == 0);
  REQUIRE(well > 300);
  CHECK(std::abs(left_well - 0.5 * well) < 4.0 * 0.5 * std::sqrt(well));
}

TEST_CASE("One queue is the Geo/Geo/c chain, and Erlang C within 5 %") {
  constexpr int servers = 3, queues = 40, weeks = 12000, warm_up = 1000;
  constexpr double arrives = 0.045, ends = 0.02;
  Chain const chain(servers, arrives, ends);
  double const erlang = erlang_c(servers, arrives / ends);
  CHECK(chain.waits == Approx(erlang).epsilon(0.05));
  double const load = arrives / ends;
  CHECK(chain.mean_waiting == Approx(erlang * load / (servers - load)).epsilon(0.05));

  PureQueues town(queues, servers, ends, 0.0);
  std::array<double, queues> waits{}, asked{}, waiting_weeks{};
  for (int week = 0; week < weeks; ++week) {
    town.begin();
    Draws const arrivals{99, 0};
    for (int q = 0; q < queues; ++q)
      if (uniform(arrivals.words(static_cast<std::uint32_t>(q), static_cast<std::uint32_t>(week),
                                 Purpose::program)[0]) < arrives) {
        town.ask(q);
        asked[static_cast<std::size_t>(q)] += week >= warm_up ? 1.0 : 0.0;
      }
    town.serve_week();
    State& state = town.world.state;
    state.wait_log_first += static_cast<std::uint32_t>(state.wait_log.size());
    state.wait_log.clear();  // this test counts waits itself
    if (week < warm_up) continue;
    for (Request const& request : town.world.state.requests) {
      waiting_weeks[request.service] += 1.0;
      if (request.week == week) waits[request.service] += 1.0;
    }
  }
  double share = 0.0, share_squares = 0.0, length = 0.0, length_squares = 0.0;
  for (std::size_t q = 0; q < queues; ++q) {
    double const s = waits[q] / asked[q], n = waiting_weeks[q] / (weeks - warm_up);
    share += s / queues, share_squares += s * s / queues;
    length += n / queues, length_squares += n * n / queues;
  }
  double const share_error = std::sqrt((share_squares - share * share) / queues);
  double const length_error = std::sqrt((length_squares - length * length) / queues);
  CAPTURE(chain.waits, share, share_error, erlang, chain.mean_waiting, length, length_error);
  CHECK(share_error < 0.03);
  CHECK(std::abs(share - chain.waits) < 4.0 * share_error);
  CHECK(std::abs(length - chain.mean_waiting) < 4.0 * length_error);
}

TEST_CASE("Queues are first come, first served, but returning and severe cases go first") {
  PureQueues town(1, 1.0, 1.0, 0.0);  // one place, which becomes free every week
  town.world.compiled.evidence.care->severe_priority_k6.value = 13.0;
  Residents& r = town.world.state.residents;
  for (Row row = 0; row < 4; ++row) r.level[row] = r.state[row] = 0;
  r.level[2] = static_cast<std::int16_t>(2.0 * double{z_scale});  // K6 of 15
  std::vector<Row> served;
  for (int week = 0; week < 6; ++week) {
    town.begin();
    if (week == 0)
      open_request(town.world.state, town.world.flow.context, town.world.flow.events, 0, 0,
                   {EntryRoute::referred});
    if (week == 0)
      open_request(town.world.state, town.world.flow.context, town.world.flow.events, 1, 0,
                   {EntryRoute::referred});
    if (week == 1)
      open_request(town.world.state, town.world.flow.context, town.world.flow.events, 2, 0,
                   {EntryRoute::referred});
    if (week == 2)
      open_request(town.world.state, town.world.flow.context, town.world.flow.events, 3, 0,
                   {EntryRoute::returning});
    town.serve_week();
    for (Visit const& visit : town.world.flow.events.visits)
      if (visit.number == 1) served.push_back(visit.row);
  }
  REQUIRE(served.size() == 4);
  CHECK(served[1] == 2);              // severe
  CHECK(served[2] == 3);              // returning
  CHECK(served[0] + served[3] == 1);  // 0 and 1 asked in the same week
  CHECK(served[0] != served[3]);
}

TEST_CASE("Longer waits and a missed offer lower the share who start, as in the evidence") {
  constexpr int people = 1000;
  PureQueues town(1, people, 0.0, 0.0);
  CareEvidence& e = *town.world.compiled.evidence.care;
  e.start_log_odds.value = 0.35;
  e.start_per_week_waited.value = -0.2;
  town.begin();
  for (int i = 0; i < people; ++i) town.ask(0);
  town.serve_week();
  double started = 0.0;
  for (WaitRecord const& record : town.world.state.wait_log)
    started += record.end == WaitEnd::started ? 1.0 / people : 0.0;
  double const expected = 1.0 / (1.0 + std::exp(-(0.35 + 0.2 * 4.0)));  // they waited no week
  CHECK(std::abs(started - expected) < 4.0 * std::sqrt(expected * (1.0 - expected) / people));
  CHECK(town.world.state.requests.size() == 0);
}

TEST_CASE("A service that keeps a share of its places gives it to participants of the arm") {
  auto const participants_among = [](double share, int participants) {
    PureQueues town(1, 200, 0.0, 0.0, 4000);
    town.world.scenario.trial.emplace();
    Service& service = town.world.compiled.services[0];
    service.kept_arms = 2;
    service.kept_share = share;
    town.begin();
    for (int i = 0; i < 800; ++i) {
      town.ask(0);
      Participant who{town.world.flow.events.asked.back().request.row, 0, 10.0F};
      who.arm = static_cast<std::uint8_t>(i % 2);
      if (i < participants) town.world.state.participants.add(who);
    }
    town.world.state.participants.merge_arrivals();
    town.serve_week();
    int among = 0;
    for (Visit const& visit : town.world.flow.events.visits) {
      Participant const* const who = town.world.state.participants.find(visit.row);
      among += who != nullptr && who->arm == 1 ? 1 : 0;
    }
    CHECK(town.world.flow.events.visits.size() == 200);
    return among;
  };
  for (double const share : {0.2, 0.8})  // of 400 participants of the arm and 400 others
    CHECK(std::abs(participants_among(share, 800) - 200 * share) <
          4.0 * std::sqrt(200 * share * (1.0 - share)));
  CHECK(participants_among(0.8, 40) == 20);  // others get the places that the arm leaves
  CHECK(participants_among(0.0, 800) == 0);  // enough others ask
}
