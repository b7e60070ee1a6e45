#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "kith/cli/spreadsheet/write_sheets.hpp"
#include "kith/io/results/results_file.hpp"
#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_in(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

/// Cells of a line, without quotes.
std::vector<std::string> cells_in(std::string const& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (char const c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

std::vector<std::string> clinic_of(std::string const& target) {
  return {"run",   kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml",
          "--set", "community.residents=600",
          "--set", "time.weeks=60",
          "--set", "time.settling_weeks=4",
          "-n",    "2",
          "-j",    "2",
          "-q",    "-o",
          target};
}

}  // namespace

TEST_CASE("a sheet as CSV has the decimals of its columns and quotes where needed") {
  Sheet sheet{"s", "a sheet"};
  sheet.add("name", "", "a name");
  sheet.add("share", "share", "a share", 2);
  sheet.rows = {{std::string("a, \"b\""), 0.5},
                {std::string("c"), -0.001},
                {std::string("d"), std::nan("")},
                {std::string("e"), 1557923.97},
                {std::string("f"), 100.0}};
  CHECK(csv_of(sheet) == "name,share\n\"a, \"\"b\"\"\",0.5\nc,0\nd,\ne,1557923.97\nf,100\n");
}

TEST_CASE("export writes tables that fit a spreadsheet, and explains their columns") {
  KithProgram kith;
  REQUIRE(kith(clinic_of("r.h5")).code == 0);
  Ended const ended = kith({"export", "r.h5", "-o", "tables"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  std::map<std::string, std::size_t> rows;
  std::set<std::string> described;
  for (std::string const& line : lines_in(contents(kith.folder / "tables/meanings.csv"))) {
    auto const cells = cells_in(line);
    REQUIRE(cells.size() == 5);
    if (!cells[1].empty()) CHECK_FALSE((cells[4].empty() && cells[0] != "table"));
    described.insert(cells[0] + "." + cells[1]);
  }
  std::uintmax_t bytes = 0;
  for (auto const& entry : fs::directory_iterator(kith.folder / "tables")) {
    bytes += entry.file_size();
    std::string const name = entry.path().stem().string();
    auto const lines = lines_in(contents(entry.path()));
    rows[name] = lines.size() - 1;
    auto const heads = cells_in(lines[0]);
    for (std::string const& line : lines) CHECK(cells_in(line).size() == heads.size());
    if (name == "meanings") continue;
    for (std::string const& head : heads) CHECK(described.count(name + "." + head) == 1);
  }
  CHECK(bytes < 1000000);
  std::set<std::string> names;
  for (auto const& [name, count] : rows) names.insert(name);
  CHECK(names == std::set<std::string>{"answer", "budget", "meanings", "operations", "ranking",
                                       "reach", "weeks"});
  CHECK(rows["weeks"] == 4 * 60);
  CHECK(rows["ranking"] == 4);
  ResultsFile const file(kith.folder / "r.h5");
  CHECK(rows["reach"] == 3 * (1 + file.read_texts("/stratum").size()));
  // The first row is the first line of the first scenario after usual care, among all replicates.
  auto const first = cells_in(lines_in(contents(kith.folder / "tables/answer.csv"))[1]);
  std::size_t const row = 2 * file.read_texts("/answer/line").size();
  double const scale = file.read("/answer/scale")[0];
  CHECK(first[2] == file.read_texts("/answer/line")[0]);
  CHECK(std::abs(std::stod(first[9]) - scale * file.read("/answer/difference")[row]) < 0.0001);
  CHECK(std::abs(std::stod(first[11]) - scale * file.read("/answer/high")[row]) < 0.0001);
}

TEST_CASE("export refuses what it cannot write") {
  KithProgram kith;
  REQUIRE(kith(small_run({"-n", "1"})).code == 0);
  for (char const* const name : {"t.csv", "t.ods", "t.html"}) {
    Ended const ended = kith({"export", "r.h5", "-o", name});
    CHECK(ended.code == 2);
    CHECK_THAT(ended.err, ContainsSubstring("folder of CSV files, or .xlsx"));
    CHECK_FALSE(fs::exists(kith.folder / name));
  }
  CHECK(kith({"export", "r.h5"}).code == 2);
  CHECK(kith({"export", "r.h5", "-o", "a", "--csv", "b"}).code == 2);
  CHECK(kith({"export", "r.h5", "-o", "a.xlsx", "--raw"}).code == 2);
  // For usual care alone, only the table of weeks is written.
  CHECK(kith({"export", "r.h5", "-o", "tables"}).code == 0);
  CHECK(fs::exists(kith.folder / "tables/weeks.csv"));
  CHECK_FALSE(fs::exists(kith.folder / "tables/answer.csv"));
  CHECK(kith({"export", "r.h5", "--csv", "tables"}).code == 4);
  CHECK(kith({"export", "r.h5", "--csv", "tables", "--force"}).code == 0);
}

}  // namespace kith
