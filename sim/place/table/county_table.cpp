#include "kith/place/table/county_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "kith/place/table/csv.hpp"
#include "kith/place/table/table_number.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

// The columns that identify a row's county; the first one present counts.
constexpr std::string_view fips_names[] = {"fips", "STCNTY", "CountyFIPS", "fipscode",
                                           "5-digit FIPS Code"};
constexpr std::string_view county_names[] = {"full_name", "LOCATION", "county", "Name",
                                             "CountyName"};
constexpr std::string_view state_names[] = {"ST_ABBR", "StateAbbr", "State Abbreviation", "state"};

struct Layout {
  std::optional<std::size_t> fips, name, state;
  std::map<std::size_t, ColumnName> figures;  // by cell; a figure's own column has priority
};

template <std::size_t N>
std::optional<std::size_t> place_of(CsvRow const& head, std::string_view const (&names)[N]) {
  for (auto const name : names)
    for (std::size_t i = 0; i < head.cells.size(); ++i)
      if (is_same_name(head.cells[i].text, name)) return i;
  return std::nullopt;
}

// The separator that a table with a single column seems to use, in the plural, or nothing.
std::string_view other_separator(CsvRow const& head) {
  if (head.cells.size() > 1) return "";
  std::string const& text = head.cells[0].text;
  if (text.find(';') != std::string::npos) return "semicolons";
  return text.find('\t') != std::string::npos ? "tabs" : "";
}

Layout layout_of(CsvRow const& head, std::string const& file, Problems& problems) {
  Layout out{
      place_of(head, fips_names), place_of(head, county_names), place_of(head, state_names), {}};
  std::map<Figure, std::size_t> known;
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    auto const column = column_named(head.cells[i].text);
    if (!column) continue;
    auto const [at, is_first] = known.emplace(column->figure, i);
    if (is_first)
      out.figures.emplace(i, *column);
    else if (head.cells[i].text == head.cells[at->second].text)
      problems.push_back(
          {file, head.line, head.cells[i].column, "", "a second column " + head.cells[i].text});
  }
  bool const is_long = std::any_of(head.cells.begin(), head.cells.end(),
                                   [](CsvCell const& cell) { return cell.text == "MeasureId"; });
  auto const separator = other_separator(head);
  if (!separator.empty())
    problems.push_back(
        {file, head.line, 1, "",
         fmt::format("its columns are separated by {} (must be by commas)", separator)});
  else if (is_long)
    problems.push_back({file, head.line, 1, "",
                        "PLACES in long form (download its \"GIS Friendly Format\" of counties)"});
  else if (!out.fips)
    problems.push_back({file, head.line, 1, "",
                        "no column of FIPS codes (must be called fips, FIPS, STCNTY, CountyFIPS or "
                        "5-digit FIPS Code)"});
  else if (out.figures.empty())
    problems.push_back(
        {file, head.line, 1, "", "no column that Kith knows (scenarios/README.md lists them)"});
  return out;
}

std::string cell_of(CsvRow const& row, std::optional<std::size_t> at) {
  return at && *at < row.cells.size() ? row.cells[*at].text : std::string();
}

// "Hidalgo County" from "Hidalgo County, Texas".
std::string without_state(std::string const& name) {
  return name.substr(0, name.find(','));
}

void read_figure(CsvCell const& cell, ColumnName const& column, int line, std::string const& file,
                 County& county, Problems& problems) {
  FigureColumn const& own = columns()[static_cast<std::size_t>(column.figure)];
  TableNumber const read = table_number(cell.text, own.is_percent);
  auto const wrong = [&](std::string const& what) {
    problems.push_back({file, line, cell.column, std::string(column.name),
                        fmt::format("{} = {}", column.name, what)});
  };
  double const value = read.value * column.times;
  if (!read.why.empty()) {
    wrong(read.why);
  } else if (read.is_missing) {
    county.empty.push_back({column.figure, line, cell.column, cell.text});
  } else if (value < own.low || value > own.high) {
    wrong(fmt::format("{} (must be {})", cell.text,
                      in_words({own.low / column.times, own.high / column.times})));
  } else {
    county.set(column.figure, value);
  }
}

County read_county(CsvRow const& row, Layout const& layout, std::string const& file,
                   Problems& problems) {
  County county;
  county.line = row.line;
  county.fips = fips_code(cell_of(row, layout.fips));
  county.state = cell_of(row, layout.state);
  county.name = without_state(cell_of(row, layout.name));
  for (auto const& [at, column] : layout.figures)
    if (at < row.cells.size())
      read_figure(row.cells[at], column, row.line, file, county, problems);
    else
      county.empty.push_back({column.figure, row.line, 1, ""});
  for (auto& problem : contradictions(county, file)) problems.push_back(std::move(problem));
  return county;
}

// The second header of County Health Rankings, or the row of a state or of the nation.
bool is_no_county(CsvRow const& row, Layout const& layout) {
  std::string const cell = cell_of(row, layout.fips);
  return cell == "fipscode" || fips_code(cell).ends_with("000");
}

}  // namespace

Problems contradictions(County const& county, std::string const& file) {
  Problems out;
  auto const wrong = [&](std::string_view column, std::string const& what) {
    out.push_back({file, county.line, 1, std::string(column), what});
  };
  constexpr double rounding = 2.0;    // percentages with one decimal, of estimates
  constexpr double most_ages = 95.0;  // some people are in between
  auto const percent = [&](Figure figure) { return county.number_or(figure, 0.0); };
  double const races = percent(Figure::black) + percent(Figure::hispanic) + percent(Figure::asian);
  double const minority = county.number_or(Figure::minority, 100.0);
  if (races > 100.0 + rounding)
    wrong("EP_AFAM",
          fmt::format("EP_AFAM, EP_HISP and EP_ASIAN add up to {:.1f} (at most 100)", races));
  else if (races > minority + rounding)
    wrong("EP_MINRTY", fmt::format("EP_MINRTY = {:.1f} (must be at least EP_AFAM, EP_HISP and "
                                   "EP_ASIAN together, {:.1f})",
                                   minority, races));
  double const ages = percent(Figure::aged_17) + percent(Figure::aged_65);
  if (ages > most_ages)
    wrong("EP_AGE17",
          fmt::format("EP_AGE17 and EP_AGE65 add up to {:.1f} (at most {:.0f})", ages, most_ages));
  return out;
}

std::string fips_code(std::string_view text) {
  bool const digits = std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  if (!digits || text.size() < 4 || text.size() > 5) return "";
  return std::string(5 - text.size(), '0') + std::string(text);
}

std::vector<County> read_counties(std::string_view text, std::string const& file,
                                  Problems& problems) {
  std::size_t const before = problems.size();
  auto const rows = read_csv(text, file, problems);
  if (problems.size() > before) return {};
  if (rows.empty()) {
    problems.push_back({file, 1, 1, "", "the table is empty"});
    return {};
  }
  Layout const layout = layout_of(rows[0], file, problems);
  if (problems.size() > before) return {};
  std::vector<County> counties;
  std::map<std::string, int> first;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (is_no_county(*row, layout)) continue;
    County county = read_county(*row, layout, file, problems);
    int const column = *layout.fips < row->cells.size() ? row->cells[*layout.fips].column : 1;
    auto const wrong = [&](std::string const& what) {
      problems.push_back({file, row->line, column, "fips", what});
    };
    if (county.fips.empty()) {
      wrong(fmt::format("FIPS = {} (must be the five digits of a county, such as 48215)",
                        as_text(revealed(cell_of(*row, layout.fips)))));
      continue;
    }
    auto const [at, is_new] = first.emplace(county.fips, row->line);
    if (!is_new) wrong(fmt::format("{} is also in line {}", county.fips, at->second));
    counties.push_back(std::move(county));
  }
  return counties;
}

County overlay(County const& county, County const& given) {
  County out = county;
  for (std::size_t i = 0; i < figure_count; ++i) {
    auto const figure = static_cast<Figure>(i);
    if (!given.has(figure)) continue;
    out.set(figure, given.number(figure));
    out.is_given[i] = true;
  }
  return out;
}

Problems empty_cells(County const& county, County const& given, std::string const& file) {
  Problems out;
  for (EmptyCell const& cell : given.empty) {
    FigureColumn const& column = columns()[static_cast<std::size_t>(cell.figure)];
    std::string const used = county.has(cell.figure)
                                 ? fmt::format("Kith's own figure is used, {} ({})",
                                               as_number(county.number(cell.figure)), column.source)
                                 : "an assumption is used, which the file names";
    out.push_back(
        {file, cell.line, cell.column, std::string(column.name),
         fmt::format("{} is {}: {}", column.name, cell.text.empty() ? "empty" : cell.text, used),
         true});
  }
  return out;
}

}  // namespace kith
