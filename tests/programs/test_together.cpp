#include <cmath>
#include <map>
#include <set>

#include "kith/evidence/help_seeking.hpp"
#include "kith/scenario/program.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const large = "[community]\nresidents = 4_000\n";

/// Number of rows with an entry in a ledger but not the corresponding bit of status, or vice versa.
template <class T>
int mismatches(SparseTable<T> const& table, Residents const& r, int bits) {
  std::set<Row> rows;
  for (T const& entry : table) rows.insert(entry.row);
  int wrong = 0;
  for (Row row = 0; row < r.age.size(); ++row)
    if (((r.status[row] & bits) != 0) != (rows.count(row) != 0)) ++wrong;
  return wrong;
}

constexpr int replicates = 4;

/// The stratum that a program is for.
std::string stratum_of(std::string const& program) {
  if (program.rfind("school_counseling", 0) == 0) return "age:10-17";
  return program.rfind("tailored_care", 0) == 0 ? "group:spanish-speaking" : "adults";
}

/// The small town with a partnership with one program, which starts at once.
Scenario alone(std::string const& program) {
  Scenario town =
      small_town(for_weeks(60, 26, replicates) + large + partnership("alone", program, 0), "alone");
  town.evidence.known_services->in_zone_share.value = 1.0;  // tests effects, not who hears of it
  town.evidence.known_services->elsewhere_share.value = 1.0;
  return town;
}

}  // namespace

TEST_CASE("With every program at once, status, ledgers and posts never contradict each other") {
  ProgramWorld world(together(), large);
  for (int week = 0; week < 70; ++week) {
    world.live_on(1);
    Residents const& r = world.state.residents;
    CAPTURE(week);
    REQUIRE(mismatches(world.state.requests, r, waiting) == 0);
    REQUIRE(mismatches(world.state.episodes, r, in_episode | supported) == 0);
    for (std::size_t s = 0; s < world.state.services.size(); ++s) {
      double fte = 0.0;
      for (Post const& post : world.state.services[s].posts) fte += post.fte;
      REQUIRE(fte == Approx(world.flow.context.offers.desired_fte[s]).margin(1e-9));
    }
  }
}

TEST_CASE("With every program at once, each dollar is accounted for") {
  ProgramWorld world(together(), large);
  world.scenario.partnerships[0].grant_usd_per_year = 1'200'000.0;  // enough for any program
  double in = 0.0, out = 0.0;
  std::map<std::string_view, double> by_program;
  for (int week = 0; week < 70; ++week) {
    world.live_on(1);
    PartnershipState const& p = world.state.partnerships[0];
    in += p.money_in_usd;
    out += p.money_out_usd;
    double listed = 0.0, paid = 0.0;
    for (Expense const& expense : world.flow.effects.expenses) {
      listed += expense.usd;
      by_program[expense.program] += expense.usd;
    }
    for (auto const& program : world.flow.accounts.by_program)
      paid += program[static_cast<std::size_t>(Payer::partnership)];
    REQUIRE(std::abs(p.cash_usd + p.cooperative.cash_usd - (in - out)) < 0.005);
    REQUIRE(std::abs(listed - p.money_out_usd) < 0.005);
    REQUIRE(std::abs(paid - p.money_out_usd) < 0.005);
  }
  for (ProgramKind const& kind : program_catalogue()) {
    CAPTURE(kind.name);
    CHECK(by_program[kind.name] > 0.0);
  }
}

TEST_CASE("Each program alone brings care and eases distress") {
  for (std::string const& program : programs_of_care()) {
    CAPTURE(program);
    Results const results = collect({alone(program)});
    auto const mean = [&](char const* scenario, char const* outcome, int from) {
      double sum = 0.0;
      for (int k = 0; k < replicates; ++k)
        sum += results.people(stratum_of(program), scenario, outcome, from, 60, k);
      return sum / replicates;
    };
    CHECK(mean("alone", "supported_past_year_share", 52) >
          mean("usual-care", "supported_past_year_share", 52));
    CHECK(mean("alone", "k6_mean", 26) < mean("usual-care", "k6_mean", 26));
  }
}

TEST_CASE("A program that ends gives up its posts, and its services take nobody") {
  for (std::string const& program : programs_of_care()) {
    CAPTURE(program);
    ProgramWorld world(program + "\nends_after_weeks = 20", large);
    world.live_on(19);
    std::set<std::size_t> mine;
    double fte = 0.0;
    for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
      if (world.compiled.services[s].program) mine.insert(s);
    for (std::size_t const s : mine)
      for (Post const& post : world.state.services[s].posts) fte += post.fte;
    CHECK(fte > 0.0);
    world.live_on(3);
    for (std::size_t const s : mine) CHECK(world.state.services[s].posts.empty());
    for (Episode const& episode : world.state.episodes) CHECK(mine.count(episode.service) == 0);
    for (Request const& request : world.state.requests) CHECK(mine.count(request.service) == 0);
  }
}

TEST_CASE("A program that ramps up needs a growing part of its staff") {
  for (std::string const& program : programs_of_care()) {
    CAPTURE(program);
    ProgramWorld world(program + "\nramp_weeks = 10", large);
    double before = 0.0;
    for (int week = 0; week < 12; ++week) {
      world.live_on(1);
      double fte = 0.0;
      for (Staffing const& staffing : world.flow.effects.staffing) fte += staffing.fte;
      CHECK((week < 10 ? fte > before : fte == Approx(before)));
      before = fte;
    }
  }
}

TEST_CASE("Programs limited to some residents serve only them") {
  std::string const valley_poor =
      "\neligible = { zones = [\"valley\"], income_below_poverty_percent = 200 }";
  for (std::string const& program : {counselors, groups, van, video, integrated, tailored}) {
    CAPTURE(program);
    ProgramWorld world(program + valley_poor, "[community]\nresidents = 8_000\n");
    int served = 0;
    for (int week = 0; week < 30; ++week) {
      world.live_on(1);
      Residents const& r = world.state.residents;
      for (Visit const& visit : world.flow.events.visits) {
        if (visit.service == no_service || visit.number != 1) continue;
        if (!world.compiled.services[visit.service].program) continue;
        ++served;
        CHECK(world.compiled.access.at(r.access[visit.row]).zone == 1);
        CHECK(world.compiled.cells.at(r.cell[visit.row]).income <= 1);
      }
    }
    CHECK(served > 0);
  }
}
