#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"
#include "kith/sweep/plan/words/words.hpp"

namespace kith {
namespace {

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\r')) cell.remove_suffix(1);
  return cell;
}

struct Cell {
  std::string text;
  int column;  ///< from 1, in characters
};

/// Inside quotes, a quote is written twice.
std::string undoubled(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
  }
  return out;
}

/// Cells may be in double quotes, as spreadsheet programs write those that contain a separator.
std::vector<Cell> cells_of(std::string_view line, char separator) {
  std::vector<Cell> cells;
  for (std::size_t start = 0; start <= line.size();) {
    bool quoted = false;
    std::size_t end = start;
    for (; end < line.size() && (quoted || line[end] != separator); ++end)
      if (line[end] == '"') quoted = !quoted;
    std::string text(trimmed(line.substr(start, end - start)));
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
      text = undoubled(trimmed(std::string_view(text).substr(1, text.size() - 2)));
    cells.push_back({std::move(text), static_cast<int>(start) + 1});
    start = end + 1;
  }
  return cells;
}

/// Paths contain none of these.
char separator_of(std::string_view header) {
  for (char const separator : {',', ';', '\t'})
    if (header.find(separator) != header.npos) return separator;
  return ',';
}

std::optional<double> number_in(std::string_view text) {
  double number = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const whole = error == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Flags as written by TOML, Python and spreadsheet programs.
std::optional<bool> flag_in(std::string_view text) {
  for (auto const* yes : {"true", "True", "TRUE"})
    if (text == yes) return true;
  for (auto const* no : {"false", "False", "FALSE"})
    if (text == no) return false;
  return std::nullopt;
}

std::string must_be_number(std::string const& text) {
  std::string point = text;
  std::replace(point.begin(), point.end(), ',', '.');
  bool const comma = std::count(text.begin(), text.end(), ',') == 1 && number_in(point);
  return fmt::format("'{}' (must be a number{})", revealed(text),
                     comma ? " with a decimal point, as " + point : "");
}

/// A table as people, pandas and spreadsheet programs write it: commas, semicolons or tabs, a
/// byte-order mark, an unnamed first column that numbers the rows, empty cells at the end.
class Table {
 public:
  Table(std::string path, std::set<std::string> const& worded, Problems& problems)
      : path_(std::move(path)), worded_(worded), problems_(problems) {}

  void read(std::string_view text, Sweep& sweep) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    bool begun = false;
    for (std::size_t start = 0; start < text.size();) {
      std::size_t const end = std::min(text.find('\n', start), text.size());
      std::string_view const line = trimmed(text.substr(start, end - start));
      start = end + 1;
      ++line_;
      if (line.empty() || line.front() == '#') continue;
      if (!std::exchange(begun, true))
        read_header(line, sweep);
      else
        read_row(line, sweep);
      if (problems_.size() > most_problems) return;
    }
    if (sweep.table.empty() && problems_.empty()) problem(1, "no row of numbers below the header");
  }

 private:
  static constexpr std::size_t most_problems = 20;
  static constexpr std::size_t row_number = static_cast<std::size_t>(-1), empty = row_number - 1;

  void problem(int column, std::string const& message) {
    problems_.push_back({path_, std::max(line_, 1), column, "", message});
  }

  void read_header(std::string_view line, Sweep& sweep) {
    separator_ = separator_of(line);
    named_ = !sweep.varies.empty();
    for (auto const& vary : sweep.varies) paths_.push_back(vary.path);
    auto const cells = cells_of(line, separator_);
    for (auto const& [path, column] : cells) {
      if (path.empty() && order_.empty() && cells.size() > 1)
        order_.push_back(row_number);
      else if (path.empty() && !order_.empty())
        order_.push_back(empty);
      else
        order_.push_back(place_of(path, column, sweep));
    }
    for (auto const& vary : sweep.varies) fixed_.push_back(!vary.words.empty());
    for (std::size_t i = 0; i < paths_.size(); ++i)
      if (std::count(order_.begin(), order_.end(), i) != 1 && problems_.empty())
        problem(1, fmt::format("'{}' must be one column", paths_[i]));
  }

  /// Index among the varied numbers, which the header defines if the sweep names none.
  std::size_t place_of(std::string const& path, int column, Sweep& sweep) {
    auto const known = std::find(paths_.begin(), paths_.end(), path);
    auto const place = static_cast<std::size_t>(known - paths_.begin());
    bool const is_new = known == paths_.end();
    if (named_ && !is_new) return place;
    if (named_ || !is_new || path.empty()) {
      char const* const rule =
          named_ ? "must be the path of a [[vary]]" : "must be a path, each one once";
      problem(column,
              fmt::format("column '{}' ({}{})", revealed(path), rule, did_you_mean(path, paths_)));
      return 0;
    }
    paths_.push_back(path);
    sweep.varies.emplace_back();
    sweep.varies.back().path = path;
    return place;
  }

  void read_row(std::string_view line, Sweep& sweep) {
    auto const cells = cells_of(line, separator_);
    bool const blank =
        std::all_of(cells.begin(), cells.end(), [](Cell const& c) { return c.text.empty(); });
    if (blank) return;  // spreadsheet programs leave such rows at the end
    if (cells.size() != order_.size())
      return problem(
          1, fmt::format("{} values (must be {}, as in the header{})", cells.size(), order_.size(),
                         separator_ == ',' ? "; decimals have a point" : ""));
    std::vector<double> row(sweep.varies.size());
    for (std::size_t i = 0; i < cells.size(); ++i) read_cell(cells[i], order_[i], sweep, row);
    sweep.table.push_back(std::move(row));
    sweep.table_lines.push_back(line_);
  }

  void read_cell(Cell const& cell, std::size_t place, Sweep& sweep, std::vector<double>& row) {
    auto const number = number_in(cell.text);
    if (place == row_number) {
      if (!number || *number != std::trunc(*number))
        problem(cell.column,
                fmt::format("'{}' (a first column without a name must number the rows)",
                            revealed(cell.text)));
    } else if (place == empty) {
      if (!cell.text.empty())
        problem(cell.column, fmt::format("'{}' (its column must have a path in the header)",
                                         revealed(cell.text)));
    } else if (worded_.count(paths_[place]) != 0) {
      row[place] = read_word(cell, sweep.varies[place], fixed_[place]);
    } else if (auto const flag = flag_in(cell.text)) {
      row[place] = *flag ? 1.0 : 0.0;
      sweep.varies[place].flags = true;
    } else {
      if (!number) problem(cell.column, must_be_number(cell.text));
      row[place] = number.value_or(0.0);
    }
  }

  /// The number of a name or list; new ones are added, unless the sweep gave all of them.
  double read_word(Cell const& cell, Vary& vary, bool fixed) {
    bool const list = cell.text.starts_with('[');
    auto const parsed = list ? parse_value(cell.text, {}) : std::nullopt;
    auto const word = list && parsed ? as_toml(parsed->value) : std::optional(as_text(cell.text));
    auto const known = std::find(vary.words.begin(), vary.words.end(), word);
    auto const place = static_cast<double>(known - vary.words.begin());
    if (known != vary.words.end()) return place;
    if (cell.text.empty() || (list && !parsed) || fixed) {
      std::string const which =
          fixed ? "one of " + enumerate(vary.words) : "a name, or a list as [\"en\", \"es\"]";
      problem(cell.column, fmt::format("'{}' (must be {})", revealed(cell.text), which));
      return 0.0;
    }
    if (vary.words.size() == most_choices) {
      problem(cell.column, fmt::format("'{}' (names and lists of a column must be at most {})",
                                       revealed(cell.text), most_choices));
      return 0.0;
    }
    vary.words.push_back(*word);
    vary.values = numbers_of(vary.words.size());
    return place;
  }

  std::string path_;
  std::set<std::string> const& worded_;
  Problems& problems_;
  int line_ = 0;
  char separator_ = ',';
  bool named_ = false;
  std::vector<std::string> paths_;
  std::vector<bool> fixed_;         ///< whether the sweep gave all words of a path
  std::vector<std::size_t> order_;  ///< column -> index in `sweep.varies`
};

}  // namespace

void read_table(Sweep& sweep, std::string const& path, std::set<std::string> const& worded,
                Problems& problems) {
  FileText const text = read_file(path);
  if (!text.why.empty()) {
    problems.push_back({path, 0, 0, "", fmt::format("cannot read this file ({})", text.why)});
    return;
  }
  Problems own;
  Table(path, worded, own).read(text.text, sweep);
  problems.insert(problems.end(), own.begin(), own.end());
}

}  // namespace kith
