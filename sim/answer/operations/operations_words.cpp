#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <iterator>
#include <span>
#include <sstream>

#include "kith/answer/difference_words.hpp"
#include "kith/answer/operations/operations_answer.hpp"
#include "kith/outcomes/observer.hpp"

namespace kith {
namespace {

/// A use below it, or so many posts empty, is said in words.
constexpr double little_use = 0.6, much_empty = 0.25;
constexpr std::size_t widest_table = 100;

std::string told_name(std::string_view program) {
  std::string name(program);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

/// A line of the table, and its number in a column of sums over runs.
struct OperationsLine {
  std::string words;
  int decimals;
  std::function<double(ProgramTally const&, OperationsText const&)> value;
  bool in_total = true;
};

std::vector<OperationsLine> operations_lines(std::size_t years) {
  using T = ProgramTally;
  using X = OperationsText;
  auto const alone = [](double (*figure)(T const&)) {
    return [figure](T const& t, X const&) { return figure(t); };
  };
  std::vector<OperationsLine> lines = {
      {"weeks with posts", 0, [](T const& t, X const& of) { return t.weeks_with_posts / of.runs; },
       false},
      {"  full-time posts paid for", 1, alone(mean_posts), false},
      {"  of these filled, mean", 1, alone(mean_filled_posts), false},
      {"contacts", 0, [](T const& t, X const& of) { return t.contacts / of.runs; }},
      {"sessions", 0, [](T const& t, X const& of) { return t.sessions / of.runs; }},
      {"clients, each counted once", 0,
       [](T const& t, X const& of) { return t.clients / of.runs; }}};
  for (std::size_t y = 0; y < years; ++y)
    lines.push_back({fmt::format("  in year {}", y + 1), 0,
                     [y](T const& t, X const& of) { return t.clients_by_year[y] / of.runs; },
                     false});
  constexpr std::string_view bands[] = {"below 5", "5 to 12.99", "13 and above"};
  for (std::size_t b = 0; b < k6_band_count; ++b)
    lines.push_back({fmt::format("  K6 at the first visit {}", bands[b]), 0,
                     [b](T const& t, X const& of) { return t.clients_by_band[b] / of.runs; },
                     false});
  lines.push_back(
      {"clients a year for each filled post", 0, alone(clients_per_filled_post), false});
  lines.push_back(
      {"share of slots used, %", 0, [](T const& t, X const&) { return 100.0 * used_share(t); }});
  lines.push_back({"wait for it, weeks", 1, alone(wait_weeks), false});
  lines.push_back({"cost, USD", 0, [](T const& t, X const& of) { return t.usd / of.runs; }});
  lines.push_back({"  for each session", 0, alone(usd_per_session)});
  lines.push_back({"  for each client", 0, alone(usd_per_client)});
  return lines;
}

/// A program by its number, or all of them.
struct OperationsColumn {
  std::string name;
  ProgramTally const& sums;
  bool total;
};

std::vector<OperationsColumn> operations_columns(OperationsTally const& sums) {
  std::vector<OperationsColumn> columns;
  auto const names = program_axis();
  for (std::size_t p = 0; p < sums.programs.size(); ++p)
    if (!sums.programs[p].is_empty())
      columns.push_back({told_name(names[p]), sums.programs[p], false});
  if (columns.size() > 1) columns.push_back({"together", sums.together, true});
  return columns;
}

/// A column's name in lines of one word each; the lowest line stands above the numbers.
std::vector<std::string> head_of(OperationsColumn const& column) {
  std::istringstream words(column.name);
  return {std::istream_iterator<std::string>(words), {}};
}

std::size_t width_of(OperationsColumn const& column) {
  std::size_t width = 11;
  for (std::string const& word : head_of(column)) width = std::max(width, word.size() + 2);
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

/// Columns that stand side by side.
std::string operations_table(OperationsText const& of, std::span<OperationsColumn const> columns) {
  std::string out = heads_of(columns);
  for (OperationsLine const& line : operations_lines(of.sums.programs[0].clients_by_year.size())) {
    out += fmt::format("  {:<37}", line.words);
    for (auto const& column : columns) {
      bool const told = line.in_total || !column.total;
      double const number = told ? line.value(column.sums, of) : no_value;
      out += fmt::format("{:>{}}", number_in_words(number, line.decimals), width_of(column));
    }
    out += "\n";
  }
  return out;
}

/// Columns that are too many for a screen follow below each other.
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

/// What a board would ask about.
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
  OperationsTally const& sums = of.sums;
  auto const usd = [&](double sum) { return "$" + number_in_words(sum / of.runs, 0); };
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
    if (std::abs(sums.usd_by_payer[p] / of.runs) >= 0.5)
      paid +=
          fmt::format("{}{} {}", paid.empty() ? "" : ", ", payers[p], usd(sums.usd_by_payer[p]));
  return out + "Who pays for its programs: " + (paid.empty() ? "nobody" : paid) + ".\n";
}

}  // namespace

std::string in_words(OperationsText const& of) {
  auto const columns = operations_columns(of.sums);
  if (columns.empty()) return "";
  std::string out =
      fmt::format("\nWhat \"{}\" did, from the first partnership's start to the end{}\n", of.title,
                  of.runs > 1.0 ? fmt::format(", mean of {:.0f} replicates", of.runs) : "");
  out += operations_tables(of, columns);
  for (OperationsColumn const& column : columns)
    if (!column.total) out += what_stays_unused(column);
  return out + told_money(of);
}

}  // namespace kith
