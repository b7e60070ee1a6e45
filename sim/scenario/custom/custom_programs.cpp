#include "kith/scenario/custom/custom_programs.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith {
namespace {

constexpr std::size_t longest_name = 64;

/// Names in results and bills that are no programs of the catalogue.
constexpr std::string_view taken_names[] = {
    "usual-care", "coordination", "plain-slots", "together", "coordinator", "meetings", "custom"};

bool is_spelled_well(std::string_view name) {
  auto const is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && name.size() <= longest_name && is_small(name.front()) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return is_small(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

void add_name(std::vector<std::string>& names, std::string_view name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

}  // namespace

std::string fault_in_program_name(std::string_view name) {
  if (!is_spelled_well(name))
    return "must be 1 to 64 small letters a-z, digits, '-' and '_', a letter first";
  for (ProgramKind const& kind : program_catalogue())
    if (kind.name == name)
      return "must be another name: a program of Kith has this one, and its table is "
             "[partnership." +
             std::string(name) + "]";
  if (std::find(std::begin(taken_names), std::end(taken_names), name) != std::end(taken_names))
    return "must be another name: results use this one already";
  return "";
}

void list_custom_programs(Scenario& scenario) {
  for (Partnership const& partnership : scenario.partnerships)
    for (ProgramPtr const& program : partnership.programs)
      if (program->is_custom()) add_name(scenario.custom_programs, program->kind());
}

void share_custom_programs(std::vector<Scenario>& study) {
  std::vector<std::string> all;
  for (Scenario const& scenario : study)
    for (std::string const& name : scenario.custom_programs) add_name(all, name);
  if (all.size() > most_custom_programs)
    throw std::invalid_argument("the files of the study hold " + std::to_string(all.size()) +
                                " custom programs of different names (must be at most " +
                                std::to_string(most_custom_programs) + ")");
  for (Scenario& scenario : study) scenario.custom_programs = all;
}

}  // namespace kith
