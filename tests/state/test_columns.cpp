#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/places.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

template <class T>
std::string stored_as(Scale const& scale) {
  std::string const type = fmt::format("{}{}", std::is_signed_v<T> ? "i" : "u", 8 * sizeof(T));
  return scale.zero == 0 ? type : fmt::format("{}, {} = 0", type, scale.zero);
}

char const* in_words(Whose whose) {
  constexpr char const* words[] = {"person", "home", "seen", "shown"};
  return words[static_cast<std::size_t>(whose)];
}

/// The table in sim/MODEL.md, generated from `resident_columns`.
std::string columns_in_words() {
  std::map<std::string_view, int> columns;
  Residents residents;
  each_column([&](ColumnFacts const& facts, auto&) { ++columns[facts.name]; }, residents);
  std::string text =
      "| column | stored | unit | range | steps a unit | whose | what it holds |\n"
      "|---|---|---|---|---|---|---|\n";
  auto const line = [&]<class T>(ColumnFacts const& facts, Column<T>&) {
    int& times = columns[facts.name];
    if (times == 0) return;
    text += fmt::format("| `{}`{} | {} | {} | {:g} to {:g} | {:g} | {} | {} |\n", facts.name,
                        times == 1 ? "" : fmt::format(" × {}", times), stored_as<T>(facts.scale),
                        facts.scale.unit, facts.scale.lowest, facts.scale.highest,
                        facts.scale.steps, in_words(facts.whose), facts.meaning);
    times = 0;
  };
  each_column(line, residents);
  return text;
}

std::string contents(std::string const& path) {
  std::ifstream file(path);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

/// The text of a page with its table of columns replaced.
std::string with_table(std::string const& page, std::string const& table) {
  std::size_t const begin = page.find(table.substr(0, table.find('\n')));
  if (begin == std::string::npos) return page;
  std::size_t const end = page.find("|\n\n", begin) + 2;
  return page.substr(0, begin) + table + page.substr(end);
}

}  // namespace

// A new column, unit, range or meaning changes the page: run
// KITH_UPDATE_GOLDEN=1 build/release/bin/test_state "The model's page*" and look at the difference.
TEST_CASE("The model's page lists every column of a resident") {
  std::string const path = kith_tests::source_dir() + "/sim/MODEL.md";
  std::string const table = columns_in_words();
  char const* const update = std::getenv("KITH_UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::string const page = with_table(contents(path), table);
    std::ofstream(path) << page;
  }
  CHECK(contents(path).find("\n\n" + table + "\n") != std::string::npos);
}

TEST_CASE("Every column stays within its range while people live") {
  World world(small_town(R"([community]
residents = 4_000
[time]
settling_weeks = 0
[[partnership]]
id = "clinic"
partners = ["center", "school"]
established = true
grant_usd_per_year = 900_000
grant_weeks = 156
[partnership.colocated_clinic]
[partnership.outreach]
[partnership.peer_support]
[partnership.support_groups]
)"));
  world.live_on(110);
  each_column(
      [&](ColumnFacts const& facts, auto const& column) {
        CAPTURE(facts.name);
        Scale const& scale = facts.scale;
        int outside = 0;
        for (ZoneRows const& zone : world.compiled.zone_rows)
          for (Row row = zone.first; row < zone.first + zone.residents; ++row) {
            double const steps = column[row] - scale.zero;
            outside +=
                steps < scale.steps * scale.lowest - 1 || steps > scale.steps * scale.highest + 1;
          }
        CHECK(outside == 0);
      },
      world.state.residents);
}

TEST_CASE("People who exchange homes take along their own columns, and no others") {
  Residents before;
  each_column([](ColumnFacts const&, auto& column) { column = {1, 2}; }, before);
  Residents after = before;
  exchange_people(after, 0, 1);
  each_column(
      [](ColumnFacts const& facts, auto const& was, auto const& is) {
        CAPTURE(facts.name);
        bool const moved = is[0] == was[1] && is[1] == was[0];
        CHECK(moved == (facts.whose == Whose::person));
        CHECK((is == was) == (facts.whose != Whose::person));
      },
      before, after);
  CHECK(after.age[0] == 2);
  CHECK(after.since_need[3][0] == 2);
  CHECK(after.household[0] == 1);
  exchange_people(after, 1, 0);
  CHECK(after == before);
}

TEST_CASE("Values shown to ties are seen in the next week") {
  Residents r;
  each_column([](ColumnFacts const& facts,
                 auto& column) { column.assign(1, facts.whose == Whose::shown ? 7 : 1); },
              r);
  show_to_ties(r);
  each_column(
      [](ColumnFacts const& facts, auto& column) {
        CAPTURE(facts.name);
        CHECK(column[0] == (facts.whose == Whose::seen ? 7 : 1));
      },
      r);
}
