#include "kith/cli/text/panel_tables.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "kith/processes/week_events.hpp"
#include "kith/scenario/margins.hpp"

namespace kith {
namespace {

constexpr std::string_view weeks_head =
    "replicate,scenario,person,week,k6,care,care_at,care_or_support_at,client_of,met_by\n";
constexpr std::string_view people_head =
    "replicate,person,home,generation,first_week,last_week,baseline_week,age,sex,race,income,"
    "coverage,zone,groups,strata,care_before,care_or_support_before\n";

/// The names whose bits are set, with a plus between.
template <class Names>
std::string names_of(std::uint32_t bits, Names const& names) {
  std::string text;
  for (std::size_t k = 0; k < std::size(names); ++k)
    if ((bits >> k & 1U) != 0) fmt::format_to(std::back_inserter(text), "+{}", names[k]);
  return text.empty() ? text : text.substr(1);
}

template <class T>
std::vector<std::string> ids_of(std::vector<T> const& items) {
  std::vector<std::string> ids;
  for (T const& item : items) ids.push_back(item.id);
  return ids;
}

std::filesystem::path made(std::filesystem::path const& folder) {
  make_folder(folder);
  return folder;
}

void write(TemporaryFile& file, std::string_view text) {
  file.write_all(text.data(), text.size());
}

}  // namespace

PanelTables::PanelTables(std::filesystem::path const& folder, Study const& study, bool replace)
    : scenario_ids_(ids_of(study.scenarios)),
      group_ids_(ids_of(study.scenarios[0].groups)),
      zone_ids_(ids_of(study.scenarios[0].zones)),
      programs_(program_axis(study.scenarios[0].custom_programs)),
      weeks_(made(folder) / "weeks.csv", replace),
      people_(folder / "people.csv", replace) {
  write(weeks_, weeks_head);
  write(people_, people_head);
}

void PanelTables::add(int replicate, PanelWeek const& week) {
  auto const place = [&](std::uint16_t at) -> std::string_view {
    return at == no_place ? std::string_view() : week.places[at];
  };
  std::string const& scenario = scenario_ids_[week.scenario];
  std::string text;
  for (PersonWeek const& one : week.people)
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.4f},{},{},{},{},{}\n", replicate,
                   scenario, one.person, week.week, one.k6, names_of(one.care, panel_care_names),
                   place(one.care_at), place(one.care_or_support_at),
                   names_of(one.client_of, programs_), names_of(one.met_by, programs_));
  write(weeks_, text);
}

void PanelTables::add(int replicate, std::vector<PanelPerson> const& people) {
  std::string text;
  for (std::size_t k = 0; k < people.size(); ++k) {
    PanelPerson const& one = people[k];
    auto const name = [](auto const& names, int at) { return names[static_cast<std::size_t>(at)]; };
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                   replicate, k, one.home, one.generation, one.first_week, one.last_week,
                   one.baseline_week, one.age, name(sex_names, one.who.sex),
                   name(race_names, one.who.race), name(income_names, one.who.income),
                   name(coverage_names, one.who.coverage), name(zone_ids_, one.zone),
                   names_of(one.who.groups, group_ids_), fmt::join(one.strata, "+"),
                   one.care_before ? 1 : 0, one.care_or_support_before ? 1 : 0);
  }
  write(people_, text);
}

void PanelTables::publish() {
  weeks_.publish();
  people_.publish();
}

}  // namespace kith
