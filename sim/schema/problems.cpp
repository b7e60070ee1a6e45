#include "kith/problems.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace kith {
namespace {

std::string_view severity(Problem const& problem) {
  return problem.warning ? "warning" : "error";
}

}  // namespace

std::string format_problem(Problem const& problem) {
  return fmt::format("{}:{}:{}: {}: {}", problem.file, problem.line, problem.column,
                     severity(problem), problem.message);
}

std::string format_problems(Problems const& problems) {
  std::string lines;
  for (auto const& problem : problems) lines += format_problem(problem) + "\n";
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
                    {"message", problem.message}});
  }
  nlohmann::ordered_json const document = {{"problems", list}};
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace kith
