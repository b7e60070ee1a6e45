#include <cmath>
#include <map>
#include <set>

#include "kith/evidence/care.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario busy_town(std::string const& more = "") {
  return small_town("[community]\nresidents = 4_000\n[time]\nsettling_weeks = 30\n" + more);
}

std::string const clinic_partnership = R"([[partnership]]
id = "clinic"
partners = ["center", "school"]
established = true
grant_usd_per_year = 450_000
other_income_usd_per_year = 12_345
grant_weeks = 52
[partnership.colocated_clinic]
therapist_fte = 1.5
[partnership.outreach]
[partnership.peer_support]
peers_fte = 2
)";

/// Rows with both an entry in a ledger and the corresponding bit of status, and rows with only one.
template <class T>
int mismatches(SparseTable<T> const& table, Residents const& r, std::uint8_t bits) {
  std::set<Row> rows;
  for (T const& entry : table) rows.insert(entry.row);
  int wrong = 0;
  for (Row row = 0; row < r.age.size(); ++row)
    if (((r.status[row] & bits) != 0) != (rows.count(row) != 0)) ++wrong;
  return wrong;
}

double filled_slots(World const& world, std::size_t service) {
  double const per_fte =
      slots_per_fte_week(world.compiled.services[service].role, world.compiled.evidence);
  double sum = 0.0;
  for (Post const& post : world.state.services[service].posts)
    sum += post.filled ? post.fte * per_fte : 0.0;
  return sum;
}

}  // namespace

TEST_CASE("People are conserved: every home keeps one resident, whoever comes and goes") {
  World world(busy_town(clinic_partnership));
  Residents const& r = world.state.residents;
  auto const padding = world.compiled.cells.padding();
  std::vector<bool> lived_in;
  for (std::uint16_t const cell : r.cell) lived_in.push_back(cell != padding);
  auto const household = r.household;
  auto const ties = r.ties;
  for (int week = 0; week < 90; ++week) {
    world.live_observed(1);
    bool same = true;
    for (Row row = 0; row < r.cell.size(); ++row)
      same = same && (r.cell[row] != padding) == lived_in[row];
    REQUIRE(same);
    std::uint64_t counted = 0;  // adults and, separately, youths
    for (std::size_t s = 0; s < world.strata.names.size(); ++s)
      if (world.strata.names[s] == "adults" || world.strata.names[s] == "age:10-17")
        counted += world.flow.update.sums[s][static_cast<std::size_t>(Sum::residents)];
    REQUIRE(counted == 4000);
  }
  CHECK(r.household == household);
  CHECK(r.ties == ties);
  std::set<int> generations(r.generation.begin(), r.generation.end());
  CHECK(generations.size() > 1);
}

TEST_CASE("Status and ledgers never contradict each other") {
  World world(busy_town(clinic_partnership));
  for (int week = 0; week < 90; ++week) {
    world.live_on(1);
    Residents const& r = world.state.residents;
    CAPTURE(week);
    REQUIRE(mismatches(world.state.requests, r, waiting) == 0);
    REQUIRE(mismatches(world.state.episodes, r, in_episode | supported) == 0);
    REQUIRE(mismatches(world.state.medications, r, medicated) == 0);
  }
  CHECK(world.state.requests.size() > 5);
  CHECK(world.state.episodes.size() > 20);
  CHECK(world.state.medications.size() > 100);
}

TEST_CASE("The latest weeks in need are recorded as they happened") {
  constexpr int weeks = 90;
  World world(busy_town());
  Residents const& r = world.state.residents;
  auto const trait = r.trait;  // identifies people who exchange homes
  auto const generation = r.generation;
  std::vector<bool> stayed(r.age.size(), true);
  std::vector<std::vector<int>> lived(r.age.size());
  for (int week = 0; week < weeks; ++week) {
    world.live_on(1);
    for (Row row = 0; row < r.age.size(); ++row) {
      stayed[row] =
          stayed[row] && r.trait[row] == trait[row] && r.generation[row] == generation[row];
      if (r.since_need[0][row] == 0) lived[row].push_back(week);
    }
  }
  std::size_t remembered = 0;
  for (Row row = 0; row < r.age.size(); ++row) {
    if (!stayed[row] || world.compiled.cells.padding() == r.cell[row]) continue;
    CAPTURE(row);
    auto week = lived[row].rbegin();
    for (auto const& since : r.since_need) {
      bool const known = week != lived[row].rend();
      remembered += known ? 1 : 0;
      REQUIRE((known ? since[row] == weeks - 1 - *week++ : since[row] >= weeks));
    }
  }
  CHECK(remembered > 1000);
}

TEST_CASE("No slot is used twice: sessions, first visits and missed ones fit into the slots") {
  Scenario town = busy_town();
  town.evidence.care->leave_queue_per_week.value = 0.0;  // unseen means a missed visit
  town.evidence.care->leave_queue_well_per_week.value = 0.0;
  World world(std::move(town));
  double const lost = world.compiled.evidence.care->missed_first_visit_slot;
  double used_in_all = 0.0, offered_in_all = 0.0;
  for (int week = 0; week < 200; ++week) {
    world.run_until("serve");
    std::size_t const services = world.state.services.size();
    std::vector<double> slots, used(services, 0.0);
    for (std::size_t s = 0; s < services; ++s) {
      offered_in_all += filled_slots(world, s);
      slots.push_back(std::floor(filled_slots(world, s) + world.state.services[s].slots_carried));
    }
    std::map<Row, std::uint16_t> asked;
    for (Request const& request : world.state.requests) asked[request.row] = request.service;
    world.run("serve");
    std::set<Row> unseen;
    for (auto const& [row, service] : asked) unseen.insert(row);
    for (Request const& request : world.state.requests)
      if (asked.count(request.row) != 0 && asked[request.row] == request.service)
        unseen.erase(request.row);
    for (Visit const& visit : world.flow.events.visits) {
      if (visit.service == no_service) {
        unseen.erase(visit.row);  // treated at the referral visit
        continue;
      }
      used[visit.service] += 1.0;
      if (visit.number == 1) unseen.erase(visit.row);
    }
    for (Row const row : unseen) used[asked[row]] += lost;
    for (std::size_t s = 0; s < services; ++s) {
      CAPTURE(week, s);
      REQUIRE(used[s] <= slots[s] + 1e-9);
      REQUIRE(world.state.services[s].slots_carried < 1.0);
      used_in_all += used[s];
    }
    world.run("treat");
    world.run("turn_over_staff");
    world.run("post_accounts");
    ++world.week;
  }
  CHECK(used_in_all > 0.1 * offered_in_all);
}

TEST_CASE("Posts are as the scenario and its programs pay for") {
  World world(busy_town(clinic_partnership));
  for (int week = 0; week < 120; ++week) {
    world.live_on(1);
    for (std::size_t s = 0; s < world.state.services.size(); ++s) {
      double fte = 0.0;
      for (Post const& post : world.state.services[s].posts) fte += post.fte;
      REQUIRE(fte == Approx(world.flow.context.offers.desired_fte[s]).margin(1e-9));
    }
  }
}

TEST_CASE("Moved posts go from one service to another and back") {
  World world(small_town(R"([time]
settling_weeks = 0
[[partnership]]
id = "clinic"
partners = ["center", "school"]
established = true
end_week = 20
grant_usd_per_year = 450_000
grant_weeks = 52
[partnership.colocated_clinic]
staff = "moved"
moved_from = "therapists"
therapist_fte = 0.8
)"));
  auto const fte = [&world] {
    double sum = 0.0;
    for (ServiceState const& service_state : world.state.services)
      for (Post const& post : service_state.posts) sum += post.fte;
    return sum;
  };
  double const before = fte();
  world.live_on(10);
  CHECK(world.state.services[0].posts.size() == 1);
  CHECK(world.state.services[0].posts[0].fte == Approx(world.compiled.services[0].fte - 0.8));
  CHECK(fte() == Approx(before));
  world.live_on(20);
  CHECK(world.state.services.back().posts.empty());
  CHECK(fte() == Approx(before));
}

TEST_CASE("No more posts move than exist, over all programs and partnerships together") {
  Scenario town = small_town(R"([time]
settling_weeks = 0
[[partnership]]
id = "clinic"
partners = ["center", "school"]
established = true
end_week = 20
grant_usd_per_year = 900_000
grant_weeks = 52
[partnership.colocated_clinic]
staff = "moved"
moved_from = "therapists"
therapist_fte = 0.8
[partnership.telehealth]
staff = "moved"
moved_from = "therapists"
therapist_fte = 0.1
)");
  town.providers[0].fte = 0.5;  // a file with this value would be refused
  World world(std::move(town));
  auto const fte = [&world] {
    double sum = 0.0;
    for (ServiceState const& service_state : world.state.services)
      for (Post const& post : service_state.posts) sum += post.fte;
    return sum;
  };
  double const before = fte();
  for (int week = 0; week < 30; ++week) {
    world.live_on(1);
    REQUIRE(fte() == Approx(before));
  }
}

TEST_CASE("Money is conserved: cash equals money in less money out") {
  World world(busy_town(clinic_partnership));
  double in = 0.0, out = 0.0, returned = 0.0;
  for (int week = 0; week < 120; ++week) {
    world.live_on(1);
    PartnershipState const& p = world.state.partnerships[0];
    in += p.money_in_usd;
    out += p.money_out_usd;
    returned += p.returned_usd;
    REQUIRE(std::abs(p.cash_usd - (in - out - returned)) < 0.005);
    REQUIRE(std::abs(p.spent_usd - out) < 0.005);
    double paid = 0.0;
    for (auto const& program : world.flow.accounts.by_program)
      paid += program[static_cast<std::size_t>(Payer::partnership)];
    REQUIRE(std::abs(paid - p.money_out_usd) < 0.005);
  }
  CHECK(in > 400000.0);
  CHECK(out > 100000.0);
}

TEST_CASE("The table of costs adds up to the weeks") {
  Scenario town = busy_town(clinic_partnership);
  town.time.weeks = 110;
  town.run.replicates = 1;
  town.id = "test";
  Results const results = collect({town});
  std::vector<double> const table = results.values("test", "cost_by_program_usd");
  std::vector<double> const weeks = results.values("test", "cost_societal_usd");
  std::vector<double> const own = results.values("test", "cost_partnership_usd");
  std::vector<double> const out = results.values("test", "money_out_usd");
  REQUIRE(table.size() == 3 * program_axis().size() * payer_count);
  double by_year[3] = {}, partnership[3] = {}, listed[3] = {}, listed_own[3] = {};
  for (std::size_t week = 0; week < weeks.size(); ++week) {
    by_year[week / 52] += weeks[week];
    partnership[week / 52] += own[week];
    CHECK(own[week] == Approx(out[week]).epsilon(1e-5));
  }
  std::size_t const each = program_axis().size() * payer_count;
  for (std::size_t i = 0; i < table.size(); ++i) {
    listed[i / each] += table[i];
    if (i % payer_count == static_cast<std::size_t>(Payer::partnership))
      listed_own[i / each] += table[i];
  }
  for (int year = 0; year < 3; ++year) {
    CHECK(listed[year] == Approx(by_year[year]).epsilon(1e-9));
    CHECK(listed_own[year] == Approx(partnership[year]).epsilon(1e-9));
  }
  CHECK(partnership[0] > 0.0);
}
