#include <random>
#include <vector>

#include "kith/io/scenario/read_scenario.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

namespace {

using Generator = std::mt19937;

std::size_t below(Generator& random, std::size_t n) {
  return random() % n;
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    auto const end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

std::string joined(std::vector<std::string> const& lines) {
  std::string text;
  for (auto const& line : lines) text += line + "\n";
  return text;
}

std::size_t line_with(Generator& random, std::vector<std::string> const& lines,
                      std::string const& mark) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find(mark) != std::string::npos && lines[i][0] != '#') places.push_back(i);
  }
  return places[below(random, places.size())];
}

// Changes after which the file is valid TOML but not a valid scenario.
void break_key(Generator& random, std::vector<std::string>& lines) {
  auto& line = lines[line_with(random, lines, " = ")];
  line.insert(below(random, line.find(" = ")) + 1, "q");
}

void break_value(Generator& random, std::vector<std::string>& lines) {
  static std::vector<std::string> const values = {"nan",
                                                  "-inf",
                                                  "inf",
                                                  "-1e308",
                                                  "1e400",
                                                  "9223372036854775807",
                                                  "-9223372036854775808",
                                                  "[[]]",
                                                  "{ a = { b = 1 } }",
                                                  "{ day = 2026-01-05T00:00:00Z }",
                                                  "[{}, 1]",
                                                  "\"\\u0000\"",
                                                  "[nan]",
                                                  "-7e305"};
  auto& line = lines[line_with(random, lines, " = ")];
  line = line.substr(0, line.find(" = ") + 3) + values[below(random, values.size())];
}

void repeat_table(Generator& random, std::vector<std::string>& lines) {
  auto const at = line_with(random, lines, "[[");
  std::vector<std::string> const copy = {lines[at], lines[at + 1]};  // the header and its id
  lines.insert(lines.end(), copy.begin(), copy.end());
}

void break_header(Generator& random, std::vector<std::string>& lines) {
  auto& line = lines[line_with(random, lines, "]")];
  if (line[0] == '[')
    line.insert(line.find_last_of('[') + 2, "x");
  else
    break_key(random, lines);
}

std::string mutant(Generator& random, std::vector<std::string> lines) {  // NOLINT: changed
  using Change = void (*)(Generator&, std::vector<std::string>&);
  static constexpr Change changes[] = {break_key, break_value, repeat_table, break_header};
  changes[below(random, std::size(changes))](random, lines);
  return joined(lines);
}

std::string with_absolute_evidence(std::string text) {
  auto const at = text.find("\"../../../scenarios");
  return text.replace(at, 10, "\"" + kith_tests::source_dir() + "/");
}

void refuse_mutants(std::uint32_t seed, int count) {
  auto const lines = lines_of(with_absolute_evidence(kith_tests::contents(kith_tests::whole())));
  kith::Problems none;
  kith::read_scenario_text(joined(lines), "whole.toml", none);
  REQUIRE(none.empty());
  Generator random(seed);
  for (int i = 0; i < count; ++i) {
    std::string const text = mutant(random, lines);
    kith::Problems problems;
    kith::read_scenario_text(text, "mutant.toml", problems);
    INFO("mutant " << i << "\n" << text);
    REQUIRE_FALSE(problems.empty());
    for (auto const& problem : problems) REQUIRE((problem.line > 0 && problem.column > 0));
  }
}

}  // namespace

TEST_CASE("100 mutants of a whole scenario are all refused, with a place") {
  refuse_mutants(20260105, 100);
}

TEST_CASE("2000 more mutants of a whole scenario are all refused, with a place", "[full]") {
  refuse_mutants(20260106, 2000);
}

TEST_CASE("500 mutants of bytes neither crash nor hang") {
  std::string const text = with_absolute_evidence(kith_tests::contents(kith_tests::whole()));
  Generator random(7);
  int refused = 0;
  for (int i = 0; i < 500; ++i) {
    std::string changed = text;
    for (int k = 0; k < 3; ++k) {
      changed[below(random, changed.size())] = static_cast<char>(below(random, 256));
    }
    kith::Problems problems;
    kith::read_scenario_text(changed, "mutant.toml", problems);
    refused += problems.empty() ? 0 : 1;
  }
  CHECK(refused > 300);
}
