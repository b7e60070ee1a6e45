#include <algorithm>
#include <random>

#include "kith/processes/people/kernel_week.hpp"
#include "kith/state/tie_network.hpp"
#include "tests/catch.hpp"
#include "tests/kernel/instruction_sets.hpp"
#include "tests/kernel/scalar_pass.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

template <class T>
void randomize(Column<T>& column, std::mt19937& random, std::uint32_t below = 1u << 16) {
  for (T& value : column) value = static_cast<T>(random() % below);
}

/// Random values over the full range of columns; households stay unchanged.
Residents any_residents(CompiledScenario const& compiled, Residents residents) {
  std::mt19937 random(18);
  Residents& r = residents;
  for (auto* column : {&r.state, &r.level, &r.shock, &r.stigma}) randomize(*column, random);
  for (auto* column : {&r.awareness, &r.therapy, &r.support, &r.medication, &r.memberships})
    randomize(*column, random);
  for (auto* column :
       {&r.awareness_set_point, &r.trust_clinic, &r.trust_community, &r.trust_primary, &r.readiness,
        &r.generation, &r.status, &r.since_treated, &r.since_counseled, &r.since_medicated,
        &r.since_supported, &r.seen_z, &r.seen_stigma, &r.seen_awareness})
    randomize(*column, random);
  for (auto& column : r.since_need) randomize(column, random);
  randomize(r.stigma_set_point, random);
  for (Row row = 0; row < r.memberships.size(); row += 3) r.memberships[row] = 0;
  randomize(r.course, random, course_classes);
  randomize(r.seen_status, random, 8);
  randomize(r.degree, random, tie_slots - household_slots + 1);
  randomize(r.ties, random, 30);
  randomize(r.cell, random, compiled.cells.padding() + 1u);
  randomize(r.access, random, compiled.access.padding() + 1u);
  return residents;
}

/// Strata such that some residents are in none of them, and some in all.
std::string const own_strata = R"([[stratum]]
id = "valley-poor"
zones = ["valley"]
income = ["below-100", "100-199"]
[[stratum]]
id = "no-car"
car = "no"
age = ["10-17", "18-25", "26-49"]
)";

/// A week in which everything possible happens.
struct AnyWeek {
  World world{small_town(own_strata)};
  Residents residents{any_residents(world.compiled, world.state.residents)};
  std::vector<float> zone_shock;
  KernelWeek week{kernel_week(world.state, world.flow.context)};

  AnyWeek() {
    std::mt19937 random(5);
    auto const unit = [&random] { return static_cast<float>(random() % 1000) / 1000.0F; };
    for (std::size_t z = 0; z < world.compiled.zone_rows.size(); ++z) zone_shock.push_back(unit());
    week.zone_shock = zone_shock.data();
    week.asks_reasons = true;
    week.recovery_norm = 0.1F;
  }
};

PassOutput vector_pass(Kernel pass, KernelColumns const& columns, KernelWeek const& week,
                       WeeklyTie const& tie, Block const& block) {
  std::vector<KernelSums> packed(2 * week.margin_count);
  std::vector<ResidentEvent> events(block_rows * most_events);
  std::vector<std::uint32_t> k6(block.first + block.rows);
  std::vector<std::uint16_t> serious_weeks(k6.size(), 7);
  KernelOutput out{packed.data(), events.data(), 0, 0, 0, 0, {k6.data(), serious_weeks.data()}};
  pass(columns, week, tie, block.first, block.rows, block.zone, out);
  events.resize(out.count);
  PassOutput found{{}, events, out.recovery_sum, out.ties_met, out.untreated};
  std::uint64_t k6_of_lives = 0, serious_of_lives = 0;
  for (std::size_t row = 0; row < k6.size(); ++row) {
    k6_of_lives += k6[row], serious_of_lives += serious_weeks[row] - 7u;
    if (row < block.first) REQUIRE((k6[row] == 0 && serious_weeks[row] == 7));
  }
  for (std::size_t m = 0; m < week.margin_count; ++m) {
    auto& sums = found.sums.emplace_back();
    for (std::size_t what = 0; what < sums.size(); ++what) {
      SumField const field = field_of(static_cast<Sum>(what));
      for (KernelSums const& half : {packed[m], packed[m + week.margin_count]})
        sums[what] += half.word[field.word] >> field.shift & ((1ull << field.bits) - 1);
    }
  }
  // Everybody is in two margins, and in those of the scenario's own strata.
  std::uint64_t k6_of_margins = 0, serious_of_margins = 0;
  for (std::size_t m = 0; m < week.own.first; ++m) {
    auto const& sums = found.sums[m];
    k6_of_margins += sums[static_cast<std::size_t>(Sum::k6)];
    serious_of_margins += sums[static_cast<std::size_t>(Sum::serious)];
  }
  REQUIRE(2 * k6_of_lives == k6_of_margins);
  REQUIRE(2 * serious_of_lives == serious_of_margins);
  return found;
}

bool same(std::vector<ResidentEvent> const& a, std::vector<ResidentEvent> const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](auto const& x, auto const& y) {
    return x.row == y.row && x.value == y.value && x.event == y.event && x.felt == y.felt;
  });
}

}  // namespace

TEST_CASE("Every instruction set gives the result of the pass for one resident at a time") {
  AnyWeek any;
  for (InstructionSet const& set : available()) {
    CAPTURE(set.name);
    Residents plain = any.residents, vectors = any.residents;
    KernelWeek& week = any.week;
    std::array<int, unmet_need + 1> happened{};
    for (week.week = 0; week.week < tie_slots; ++week.week) {  // all kinds of ties
      CAPTURE(week.week);
      auto const& blocks = any.world.compiled.blocks;
      for (std::uint32_t b = 0; b < blocks.size(); ++b) {
        WeeklyTie const tie = tie_of_week(any.world.compiled, week.week, blocks[b].zone, b);
        PassOutput const found =
            vector_pass(set.pass, kernel_columns(vectors), week, tie, blocks[b]);
        PassOutput const expected = scalar_pass(kernel_columns(plain), week, tie, blocks[b].first,
                                                blocks[b].rows, blocks[b].zone);
        REQUIRE(same(found.events, expected.events));
        REQUIRE(found.sums == expected.sums);
        REQUIRE(found.ties_met == expected.ties_met);
        REQUIRE(found.recovery_sum == expected.recovery_sum);
        REQUIRE(found.untreated == expected.untreated);
        for (ResidentEvent const& event : expected.events) ++happened[event.event];
      }
      REQUIRE(vectors == plain);
      show_to_ties(vectors), show_to_ties(plain);
    }
    for (int const times : happened) CHECK(times > 10);
  }
}
