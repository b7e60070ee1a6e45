#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <iterator>
#include <optional>
#include <span>
#include <sstream>
#include <utility>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/operations/operations_answer.hpp"
#include "kith/answer/operations/services_words.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/statistics/interval.hpp"

namespace kith {
namespace {

/// Use of slots below the first, or at least the second share of posts empty, is pointed out.
constexpr double little_use = 0.6, much_empty = 0.25;
constexpr std::size_t widest_table = 100;

/// A line of the table, and how its number follows from a column's sums over `runs` runs.
struct OperationsLine {
  std::string words;
  int decimals;
  std::function<double(ProgramTally const&, double runs)> value;
  bool in_total = true;
  bool with_interval = false;
};

std::vector<OperationsLine> operations_lines(std::size_t years) {
  using T = ProgramTally;
  auto const alone = [](double (*figure)(T const&)) {
    return [figure](T const& t, double) { return figure(t); };
  };
  std::vector<OperationsLine> lines = {
      {"weeks with posts", 0, [](T const& t, double runs) { return t.weeks_with_posts / runs; },
       false},
      {"  full-time posts paid for", 1, alone(mean_posts), false},
      {"  of these filled, mean", 1, alone(mean_filled_posts), false},
      {"contacts", 0, [](T const& t, double runs) { return t.contacts / runs; }},
      {"sessions", 0, [](T const& t, double runs) { return t.sessions / runs; }, true, true},
      {"clients, each counted once", 0, [](T const& t, double runs) { return t.clients / runs; },
       true, true}};
  for (std::size_t y = 0; y < years; ++y)
    lines.push_back({fmt::format("  in year {}", y + 1), 0,
                     [y](T const& t, double runs) { return t.clients_by_year[y] / runs; }, false});
  constexpr std::string_view bands[] = {"below 5", "5 to 12.99", "13 and above"};
  for (std::size_t b = 0; b < k6_band_count; ++b)
    lines.push_back({fmt::format("  K6 at the first visit {}", bands[b]), 0,
                     [b](T const& t, double runs) { return t.clients_by_band[b] / runs; }, false});
  lines.push_back(
      {"clients a year for each filled post", 0, alone(clients_per_filled_post), false});
  lines.push_back({"share of slots used, %", 0,
                   [](T const& t, double) { return 100.0 * used_share(t); }, true, true});
  lines.push_back({"wait for it, weeks", 1, alone(wait_weeks), false});
  lines.push_back({"cost, USD", 0, [](T const& t, double runs) { return t.usd / runs; }});
  lines.push_back({"  for each session", 0, alone(usd_per_session)});
  lines.push_back({"  for each client", 0, alone(usd_per_client), true, true});
  return lines;
}

/// The subject of a column: one program, by its number, or all of them.
struct OperationsColumn {
  std::string name;
  ProgramTally sums;
  std::vector<ProgramTally> runs;
  bool total;
};

OperationsColumn column_of(OperationsText const& of, std::string name,
                           std::optional<std::size_t> program) {
  OperationsColumn column{std::move(name), {}, {}, !program};
  for (OperationsTally const& run : of.runs) {
    column.runs.push_back(program ? run.programs[*program] : run.together);
    column.sums.add(column.runs.back());
  }
  return column;
}

std::vector<OperationsColumn> operations_columns(OperationsText const& of) {
  std::vector<OperationsColumn> columns;
  auto const& names = of.programs;
  for (std::size_t p = 0; p < names.size(); ++p) {
    bool const bought = names[p] == bought_posts;
    OperationsColumn column = column_of(of, bought ? "clinic therapists" : told_name(names[p]), p);
    if (!column.sums.is_empty()) columns.push_back(std::move(column));
  }
  if (columns.size() > 1) columns.push_back(column_of(of, "together", std::nullopt));
  return columns;
}

std::string column_spread(OperationsLine const& line, OperationsColumn const& column) {
  std::vector<double> values;
  for (ProgramTally const& run : column.runs) values.push_back(line.value(run, 1.0));
  return spread_in_words(values, line.decimals);
}

/// A column's name, one word per line; the last line is right above the numbers.
std::vector<std::string> head_of(OperationsColumn const& column) {
  std::istringstream words(column.name);
  return {std::istream_iterator<std::string>(words), {}};
}

/// Wide enough for its name and for the numbers below it.
std::size_t width_of(OperationsColumn const& column) {
  std::size_t width = 11;
  for (std::string const& word : head_of(column)) width = std::max(width, word.size() + 2);
  for (OperationsLine const& line : operations_lines(0))
    if (line.with_interval && column.runs.size() > 1)
      width = std::max(width, column_spread(line, column).size() + 2);
  return width;
}

std::string heads_of(std::span<OperationsColumn const> columns) {
  std::size_t lines = 0;
  for (auto const& column : columns) lines = std::max(lines, head_of(column).size());
  std::string out;
  for (std::size_t line = lines; line > 0; --line) {
    out += fmt::format("  {:<37}", "");
    for (auto const& column : columns) {
      auto const head = head_of(column);
      out += fmt::format("{:>{}}", line <= head.size() ? head[head.size() - line] : "",
                         width_of(column));
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += "\n";
  }
  return out;
}

/// A line whose text in each column comes from a function.
template <class Text>
std::string line_of(std::string const& words, std::span<OperationsColumn const> columns,
                    Text const& text) {
  std::string out = fmt::format("  {:<37}", words);
  for (auto const& column : columns) out += fmt::format("{:>{}}", text(column), width_of(column));
  return out + "\n";
}

/// Columns side by side. A line without any known number is left out.
std::string operations_table(OperationsText const& of, std::span<OperationsColumn const> columns) {
  std::size_t const runs = of.runs.size();
  std::string const spread = spread_name(runs);
  std::string out = heads_of(columns);
  for (OperationsLine const& line :
       operations_lines(of.runs[0].programs[0].clients_by_year.size())) {
    bool known = false;
    std::string const numbers = line_of(line.words, columns, [&](OperationsColumn const& column) {
      bool const told = line.in_total || !column.total;
      double const number = told ? line.value(column.sums, static_cast<double>(runs)) : no_value;
      known = known || std::isfinite(number);
      return number_in_words(number, line.decimals);
    });
    if (!known) continue;
    out += numbers;
    if (line.with_interval && runs > 1)
      out += line_of("    " + spread, columns,
                     [&](OperationsColumn const& column) { return column_spread(line, column); });
  }
  return out;
}

/// Columns that do not fit on a screen go into further tables below.
std::string operations_tables(OperationsText const& of, std::span<OperationsColumn const> columns) {
  std::string out;
  while (!columns.empty()) {
    std::size_t count = 0;
    for (std::size_t wide = 39; count < columns.size(); ++count) {
      wide += width_of(columns[count]);
      if (count > 0 && wide > widest_table) break;
    }
    out += operations_table(of, columns.first(count));
    columns = columns.subspan(count);
  }
  return out;
}

/// Points out empty posts and unused slots, which a board would ask about.
std::string what_stays_unused(OperationsColumn const& column) {
  ProgramTally const& t = column.sums;
  std::string name = column.name;
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  std::string out;
  if (mean_filled_posts(t) <= (1.0 - much_empty) * mean_posts(t))
    out += fmt::format("{}: of {} posts, {} stayed empty on average.\n", name,
                       number_in_words(mean_posts(t), 1),
                       number_in_words(mean_posts(t) - mean_filled_posts(t), 1));
  if (used_share(t) < little_use)
    out += fmt::format("{}: only {} % of its slots were used.\n", name,
                       number_in_words(100.0 * used_share(t), 0));
  return out;
}

std::string told_money(OperationsText const& of) {
  OperationsTally sums;
  for (OperationsTally const& run : of.runs) sums.add(run);
  auto const runs = static_cast<double>(of.runs.size());
  auto const usd = [&](double sum) { return "$" + number_in_words(sum / runs, 0); };
  std::string out = "Grants and steady income: ";
  if (of.asked_usd > 0.0) out += "$" + number_in_words(of.asked_usd, 0) + " asked for in grants, ";
  out += fmt::format("{} received; {} earned by programs.\n{} spent, {} returned.\n",
                     usd(sums.in_usd - sums.earned_usd), usd(sums.earned_usd), usd(sums.spent_usd),
                     usd(sums.returned_usd));
  constexpr std::string_view payers[] = {"private insurance", "Medicaid",
                                         "Medicare",          "clinics for the uninsured",
                                         "the partnership",   "patients"};
  std::string paid;
  for (std::size_t p = 0; p < payer_count; ++p)
    if (std::abs(sums.usd_by_payer[p] / runs) >= 0.5)
      paid +=
          fmt::format("{}{} {}", paid.empty() ? "" : ", ", payers[p], usd(sums.usd_by_payer[p]));
  return out + "Who pays for its programs: " + (paid.empty() ? "nobody" : paid) + ".\n";
}

/// Whether these are posts at usual care, bought with a rival's money.
bool is_rival(OperationsText const& of) {
  return std::any_of(of.runs.begin(), of.runs.end(), [](OperationsTally const& run) {
    return run.programs[program_index(bought_posts)].usd > 0.0;
  });
}

constexpr std::string_view about_rival =
    "Its posts share a clinic's clients and wait; slots and sessions are credited to them by "
    "their\n"
    "share of the clinic's posts. Whom they saw is not recorded separately: the tables above and "
    "below\n"
    "compare people.\n";

}  // namespace

std::string in_words(OperationsText const& of) {
  if (of.runs.empty()) return "";
  auto const columns = operations_columns(of);
  if (columns.empty()) return "";
  std::string out =
      fmt::format("\nWhat \"{}\" did, from the first partnership's start to the end{}\n", of.title,
                  of.runs.size() > 1 ? fmt::format(", mean of {} replicates", of.runs.size()) : "");
  out += operations_tables(of, columns) + services_in_words(of);
  for (OperationsColumn const& column : columns)
    if (!column.total) out += what_stays_unused(column);
  return out + (is_rival(of) ? std::string(about_rival) : told_money(of));
}

}  // namespace kith
