#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <vector>

#include "kith/io/scenario/read_scenario.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"

namespace fs = std::filesystem;
using kith_tests::contents;

namespace {

struct Case {
  std::vector<std::string> sets;      // lines `# set: path=value`
  std::vector<std::string> expected;  // lines `# expect: ...`, or the file NAME.expected
};

Case case_of(fs::path const& file) {
  Case result;
  std::istringstream lines(contents(file));
  auto const after = [](std::string const& line, std::string const& mark) {
    return line.rfind(mark, 0) == 0 ? line.substr(mark.size()) : std::string();
  };
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (auto const set = after(line, "# set: "); !set.empty()) result.sets.push_back(set);
    if (auto const text = after(line, "# expect: "); !text.empty()) result.expected.push_back(text);
  }
  std::istringstream sibling(contents(fs::path(file).replace_extension(".expected")));
  for (std::string line; std::getline(sibling, line);) result.expected.push_back(line);
  return result;
}

// "6:8: message", preceded by the name of the file if it is another one.
std::string told(kith::Problem const& problem, fs::path const& file) {
  std::string const place =
      std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " + problem.message;
  if (problem.file == file.string()) return place;
  bool const set = problem.file.rfind("--set ", 0) == 0;
  return (set ? "--set" : fs::path(problem.file).filename().string()) + ":" + place;
}

std::vector<fs::path> broken_files() {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(".")) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().filename());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("a complete scenario has no problems") {
  kith::Problems problems;
  auto const scenario = kith::read_scenario(kith_tests::whole(), {}, problems);
  INFO(kith::format_problems(problems));
  REQUIRE(problems.empty());
  CHECK(scenario.zones.size() == 2);
  CHECK(scenario.partnerships.at(0).partners ==
        std::vector<std::string>{"county-clinic", "neighborly"});
  CHECK(scenario.margins.observed.at(0).year == 2021);
  CHECK(scenario.source_toml == contents(kith_tests::whole()));
}

TEST_CASE("every broken scenario is refused with the place, what is allowed and a suggestion") {
  auto const original = fs::current_path();
  fs::current_path(kith_tests::folder() / "broken");  // problems name files as the user does
  setenv("KITH_SHARE_DIR", "/nonexistent", 1);        // hides the files of an installed kith
  auto const files = broken_files();
  CHECK(files.size() >= 80);
  for (auto const& file : files) {
    Case const expected = case_of(file);
    kith::Problems problems;
    kith::read_scenario(file.string(), expected.sets, problems);
    std::vector<std::string> found;
    for (auto const& problem : problems) found.push_back(told(problem, file));
    INFO(file.string());
    REQUIRE_FALSE(expected.expected.empty());
    // Long lists of keys may grow, so only the beginning of each problem is compared.
    REQUIRE(found.size() == expected.expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      INFO("found:    " << found[i] << "\nexpected: " << expected.expected[i]);
      CHECK(found[i].rfind(expected.expected[i], 0) == 0);
    }
  }
  fs::current_path(original);
  unsetenv("KITH_SHARE_DIR");
}

TEST_CASE("problems are formatted as by compilers, and as JSON") {
  kith::Problems const problems = {{"clinic.toml", 31, 15, "partnership.clinic.grant_weeks",
                                    "grant_weeks = -4 (must be \"more\")"}};
  CHECK(kith::format_problems(problems) ==
        "clinic.toml:31:15: error: grant_weeks = -4 (must be \"more\")\n");
  CHECK_THAT(kith::problems_as_json(problems), ContainsSubstring("\"line\": 31"));
  CHECK_THAT(kith::problems_as_json(problems), ContainsSubstring("(must be \\\"more\\\")"));
  CHECK_THAT(kith::problems_as_json({}), ContainsSubstring("\"problems\": []"));
}
