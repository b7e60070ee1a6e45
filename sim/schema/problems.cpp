#include "kith/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "kith/ground/clean_text.hpp"

namespace kith {
namespace {

std::string_view severity(Problem const& problem) {
  return problem.warning ? "warning" : "error";
}

}  // namespace

std::string format_problem(Problem const& problem) {
  return fmt::format("{}:{}:{}: {}: {}", problem.file, problem.line, problem.column,
                     severity(problem), cleaned_text(problem.message));
}

std::string format_problems(Problems const& problems) {
  std::string lines;
  std::size_t const told = std::min(problems.size(), most_problems_told);
  for (std::size_t i = 0; i < told; ++i) lines += format_problem(problems[i]) + "\n";
  if (problems.size() > told) lines += fmt::format("and {} more\n", problems.size() - told);
  return lines;
}

std::string problems_as_json(Problems const& problems) {
  auto list = nlohmann::ordered_json::array();
  for (auto const& problem : problems) {
    list.push_back({{"file", problem.file},
                    {"line", problem.line},
                    {"column", problem.column},
                    {"path", problem.path},
                    {"severity", severity(problem)},
                    {"message", cleaned_text(problem.message)}});
  }
  nlohmann::ordered_json const document = {{"problems", list}};
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace kith
