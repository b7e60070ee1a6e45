#include "kith/scenario/possible/findings.hpp"

#include <algorithm>

#include "kith/evidence/partnership.hpp"
#include "kith/scenario/possible/find_impossible.hpp"

namespace kith {

Findings::Findings(Scenario const& of) : scenario(of), keys_(list_parameters(of)) {
  for (std::size_t i = 0; i < keys_.size(); ++i) places_.emplace(keys_[i].path, i);
}

void Findings::add(std::string const& path, std::string const& message, bool warning) {
  Problem problem = scenario.at ? scenario.at(path, message) : Problem{"", 0, 0, path, message};
  problem.warning = warning;
  found.push_back(std::move(problem));
}

void Findings::warn(std::string const& path, std::string const& message) {
  add(path, message, true);
}

void Findings::refuse(std::string const& path, std::string const& message) {
  add(path, message, false);
}

ParameterInfo const* Findings::find(std::string const& path) const {
  auto const found_at = places_.find(path);
  return found_at == places_.end() ? nullptr : &keys_[found_at->second];
}

double Findings::number(std::string const& path) const {
  auto const* const key = find(path);
  return key == nullptr ? 0.0 : key->value;
}

bool Findings::flag(std::string const& path) const {
  auto const* const key = find(path);
  return key != nullptr && key->text == "true";
}

std::string Findings::choice(std::string const& path) const {
  auto const* const key = find(path);
  bool const quoted = key != nullptr && key->text.size() >= 2;
  return quoted ? key->text.substr(1, key->text.size() - 2) : "";
}

std::string Findings::id(std::string const& path) const {
  auto const& all = names(path);
  return all.empty() ? "" : all.front();
}

std::vector<std::string> const& Findings::names(std::string const& path) const {
  static std::vector<std::string> const nothing;
  auto const* const key = find(path);
  return key == nullptr ? nothing : key->names;
}

int Findings::planning_weeks(Partnership const& partnership) const {
  return partnership.established
             ? 0
             : static_cast<int>(scenario.evidence.partnership->planning_weeks.value);
}

std::vector<PlannedProgram> Findings::programs_of(Partnership const& partnership) const {
  std::vector<PlannedProgram> all;
  for (ProgramPtr const& program : partnership.programs) {
    PlannedProgram one;
    one.name = program->kind();
    one.table = table_of(partnership) + "." + table_of(*program);
    if (!flag(one.table + ".enabled") || number(one.table + ".dose") <= 0.0) continue;
    one.from = partnership.start_week + planning_weeks(partnership) +
               static_cast<int>(number(one.table + ".starts_after_weeks"));
    one.to = std::min(
        partnership.end_week,
        partnership.start_week + static_cast<int>(number(one.table + ".ends_after_weeks")));
    all.push_back(std::move(one));
  }
  return all;
}

std::string table_of(Partnership const& partnership) {
  return "partnership." + partnership.id;
}

double paid_posts(Findings const& findings, PlannedProgram const& program) {
  double posts = 0.0;
  for (ParameterInfo const& key : findings.keys())
    if (key.path.starts_with(program.table + ".") && key.path.ends_with("fte")) posts += key.value;
  if (program.name == "support_groups")
    posts += findings.number(program.table + ".groups_per_week");
  if (program.name == "mobile_clinic") posts += 1.0;
  return posts;
}

Problems find_impossible(Scenario const& scenario) {
  Findings findings(scenario);
  find_impossible_times(findings);
  find_impossible_money(findings);
  find_impossible_people(findings);
  find_impossible_partners(findings);
  find_impossible_moves(findings);
  find_other_places(findings);
  return std::move(findings.found);
}

}  // namespace kith
