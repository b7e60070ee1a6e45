#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kith/io/scenario/find_files.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"

namespace kith {
namespace {

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"' || cell.back() == '\r'))
    cell.remove_suffix(1);
  return cell;
}

struct Cell {
  std::string_view text;
  int column;  ///< from 1, in characters
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t start = 0; start <= line.size();) {
    std::size_t const comma = std::min(line.find(',', start), line.size());
    cells.push_back({trimmed(line.substr(start, comma - start)), static_cast<int>(start) + 1});
    start = comma + 1;
  }
  return cells;
}

class Table {
 public:
  Table(std::string path, Problems& problems) : path_(std::move(path)), problems_(problems) {}

  void read(std::string_view text, Sweep& sweep) {
    std::vector<std::size_t> order;  // column -> place among `sweep.varies`
    for (std::size_t start = 0; start < text.size();) {
      std::size_t const end = std::min(text.find('\n', start), text.size());
      std::string_view const line = text.substr(start, end - start);
      start = end + 1;
      ++line_;
      if (trimmed(line).empty() || line.front() == '#') continue;
      if (order.empty())
        order = read_header(line, sweep);
      else
        read_row(line, order, sweep);
      if (problems_.size() > most_problems) return;
    }
    if (sweep.table.empty() && problems_.empty()) problem(1, "no row of numbers below the header");
  }

 private:
  static constexpr std::size_t most_problems = 20;

  void problem(int column, std::string const& message) {
    problems_.push_back({path_, std::max(line_, 1), column, "", message});
  }

  std::vector<std::size_t> read_header(std::string_view line, Sweep& sweep) {
    bool const named = !sweep.varies.empty();
    std::vector<std::string> paths;
    for (auto const& vary : sweep.varies) paths.push_back(vary.path);
    std::vector<std::size_t> order;
    for (auto const& [text, column] : cells_of(line)) {
      std::string const path(text);
      auto const known = std::find(paths.begin(), paths.end(), path);
      if (!named && known == paths.end() && !path.empty()) {
        order.push_back(paths.size());
        paths.push_back(path);
        sweep.varies.emplace_back();
        sweep.varies.back().path = path;
      } else if (!named || known == paths.end()) {
        problem(column, fmt::format("column '{}' ({}{})", path,
                                    named ? "must be the path of a [[vary]]"
                                          : "must be a path, "
                                            "each one once",
                                    did_you_mean(path, paths)));
        order.push_back(0);
      } else {
        order.push_back(static_cast<std::size_t>(known - paths.begin()));
      }
    }
    for (std::size_t i = 0; i < paths.size(); ++i)
      if (std::count(order.begin(), order.end(), i) != 1 && problems_.empty())
        problem(1, fmt::format("'{}' must be one column", paths[i]));
    return order;
  }

  void read_row(std::string_view line, std::vector<std::size_t> const& order, Sweep& sweep) {
    auto const cells = cells_of(line);
    if (cells.size() != order.size())
      return problem(
          1, fmt::format("{} values (must be {}, as in the header)", cells.size(), order.size()));
    std::vector<double> row(sweep.varies.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      double number = 0.0;
      auto const [text, column] = cells[i];
      auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        problem(column, fmt::format("'{}' (must be a number)", revealed(text)));
      row[order[i]] = number;
    }
    sweep.table.push_back(std::move(row));
    sweep.table_lines.push_back(line_);
  }

  std::string path_;
  Problems& problems_;
  int line_ = 0;
};

}  // namespace

void read_table(Sweep& sweep, std::string const& path, Problems& problems) {
  FileText const text = read_file(path);
  if (!text.why.empty()) {
    problems.push_back({path, 0, 0, "", fmt::format("cannot read this file ({})", text.why)});
    return;
  }
  Problems own;
  Table(path, own).read(text.text, sweep);
  problems.insert(problems.end(), own.begin(), own.end());
}

}  // namespace kith
