#include "kith/place/local/given_facts.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <vector>

#include "kith/place/table/csv.hpp"
#include "kith/place/table/table_number.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

struct FactRow {
  std::string_view name, unit, meaning;
  Bounds bounds;
  bool is_percent = false, has_where = false;
};

// In the order of `Fact`.
constexpr FactRow fact_rows[fact_count] = {
    {"therapist_posts", "full-time posts", "therapists and counselors", {0, 1e6}, false, true},
    {"prescriber_posts",
     "full-time posts",
     "psychiatrists and other prescribers",
     {0, 1e6},
     false,
     true},
    {"peer_posts", "full-time posts", "peer specialists at the county clinic", {0, 1e6}},
    {"clinic_clients", "people", "whom the county clinic saw last year, each once", {0, 1e8}},
    {"clinic_visits", "visits", "to the county clinic last year", {0, 1e9}},
    {"weeks_to_first_visit",
     "weeks",
     "from a request to a first visit at the county clinic",
     {0, 520}},
    {"uninsured_percent", "percent of people", "without health insurance", {0, 90}, true},
    {"billed_percent", "percent of visits", "that insurers pay", {0, 100}, true},
    {"therapist_year_usd",
     "dollars a year",
     "what a full-time therapist costs, with fringe",
     {1000, 1e6}},
    {"health_worker_year_usd",
     "dollars a year",
     "what a community health worker costs, with fringe",
     {1000, 1e6}},
};

constexpr std::string_view wheres[] = {"county", "clinic"};

/// The positions of a table's columns.
struct FactColumns {
  std::size_t fact = 0, value = 0;
  std::optional<std::size_t> where{};
};

class FactReader {
 public:
  FactReader(std::string const& file, Problems& problems) : file_(file), problems_(problems) {}

  void row(CsvRow const& row, FactColumns const& at, GivenFacts& facts) {
    CsvCell const name = cell(row, at.fact), value = cell(row, at.value);
    if (name.text.empty() && value.text.empty()) return;  // spreadsheets leave such rows
    auto const fact = fact_named(row, name);
    if (!fact) return;
    auto const [known, is_new] = first_.emplace(*fact, row.line);
    if (!is_new)
      return wrong(row, name, "fact",
                   fmt::format("{} is also in line {}", name.text, known->second));
    FactRow const& asked = fact_rows[*fact];
    GivenFact const given{0.0, is_of_clinic(row, at, asked)};
    TableNumber const read = table_number(value.text, asked.is_percent);
    if (read.is_missing) return;
    if (std::string const what = fault(read, asked, value.text); !what.empty())
      return wrong(row, value, "value", fmt::format("{} = {}", asked.name, what));
    facts.facts[*fact] = {read.value, given.of_clinic};
  }

  void wrong(CsvRow const& row, CsvCell const& cell, std::string const& key, std::string what) {
    problems_.push_back({file_, row.line, cell.column, key, std::move(what)});
  }

 private:
  static CsvCell cell(CsvRow const& row, std::size_t at) {
    return at < row.cells.size() ? row.cells[at] : CsvCell{};
  }

  std::optional<std::size_t> fact_named(CsvRow const& row, CsvCell const& name) {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < fact_count; ++k) {
      if (fact_rows[k].name == name.text) return k;
      names.emplace_back(fact_rows[k].name);
    }
    wrong(row, name, "fact",
          fmt::format("{} is not a fact (must be {}{})",
                      name.text.empty() ? "an empty cell" : revealed(name.text), enumerate(names),
                      did_you_mean(name.text, names)));
    return std::nullopt;
  }

  static std::string fault(TableNumber const& read, FactRow const& asked, std::string const& text) {
    if (!read.why.empty()) return read.why;
    if (read.value < asked.bounds.low || read.value > asked.bounds.high)
      return fmt::format("{} (must be {})", text, in_words(asked.bounds));
    bool const is_share = asked.is_percent && read.value > 0.0 && read.value < 1.0;
    if (is_share && text.find('%') == text.npos)
      return fmt::format("{} (must be a percentage: write {:g} for {:g} of 100, or {}%)", text,
                         100.0 * read.value, 100.0 * read.value, text);
    return "";
  }

  bool is_of_clinic(CsvRow const& row, FactColumns const& at, FactRow const& asked) {
    CsvCell const where = at.where ? cell(row, *at.where) : CsvCell{};
    if (where.text.empty() || (where.text == wheres[0] && asked.has_where)) return false;
    if (where.text == wheres[1]) return true;
    if (asked.has_where)
      wrong(row, where, "where",
            fmt::format("where = {} (must be county, all posts there, or clinic, those of the "
                        "county clinic)",
                        revealed(where.text)));
    else
      wrong(row, where, "where",
            fmt::format("where = {} ({} is about the county clinic or the whole county: leave the "
                        "cell empty)",
                        revealed(where.text), asked.name));
    return false;
  }

  std::string const& file_;
  Problems& problems_;
  std::map<std::size_t, int> first_;  ///< each fact, with the line where it first occurs
};

std::optional<FactColumns> fact_columns(CsvRow const& head, std::string const& file,
                                        Problems& problems) {
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < head.cells.size(); ++i) at.emplace(head.cells[i].text, i);
  for (char const* const name : {"fact", "value"})
    if (at.count(name) == 0)
      problems.push_back({file, head.line, 1, "",
                          fmt::format("no column {} (must have fact and value; kith community "
                                      "--local-template prints a blank table)",
                                      name)});
  if (at.count("fact") == 0 || at.count("value") == 0) return std::nullopt;
  FactColumns columns{at["fact"], at["value"]};
  if (at.count("where") > 0) columns.where = at["where"];
  return columns;
}

}  // namespace

GivenFacts read_local_facts(std::string_view text, std::string const& file, Problems& problems) {
  GivenFacts facts{"local facts " + std::filesystem::path(file).filename().string()};
  std::size_t const before = problems.size();
  auto const rows = read_csv(text, file, problems);
  if (problems.size() > before) return facts;
  if (rows.empty()) {
    problems.push_back({file, 1, 1, "", "no rows (must have the columns fact and value)"});
    return facts;
  }
  auto const columns = fact_columns(rows[0], file, problems);
  if (!columns) return facts;
  FactReader reader(file, problems);
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) reader.row(*row, *columns, facts);
  return facts;
}

std::string local_template() {
  std::string text = "fact,value,where,unit,meaning\n";
  for (FactRow const& row : fact_rows)
    text += fmt::format("{},,{},{},\"{}\"\n", row.name, row.has_where ? "county" : "", row.unit,
                        row.meaning);
  return text;
}

}  // namespace kith
