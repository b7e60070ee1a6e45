#include <algorithm>
#include <set>

#include "kith/scenario/parameters.hpp"
#include "kith/scenario/program.hpp"

namespace kith {
namespace {

/// A scenario, and the programs that it switches on.
struct Reader {
  Scenario const& scenario;
  std::set<std::string_view> programs{};
  std::vector<std::string_view> custom{};  ///< evidence that custom programs read

  [[nodiscard]] bool has(std::string_view program) const { return programs.count(program) != 0; }
  [[nodiscard]] bool reads_for_custom(std::string_view path) const {
    std::string_view const number = path.substr(path.find('.') + 1);
    return std::any_of(custom.begin(), custom.end(),
                       [&](std::string_view name) { return covers_evidence(name, number); });
  }
  template <class Holds>
  [[nodiscard]] bool any_partnership(Holds holds) const {
    return std::any_of(scenario.partnerships.begin(), scenario.partnerships.end(), holds);
  }
};

Reader reader_of(Scenario const& scenario) {
  Reader reader{scenario};
  std::set<std::string> off;
  for (ParameterInfo const& info : list_parameters(scenario)) {
    bool const is_off = (info.path.ends_with(".enabled") && info.text == "false") ||
                        (info.path.ends_with(".dose") && info.value == 0.0);
    if (is_off) off.insert(info.path.substr(0, info.path.rfind('.')));
  }
  for (Partnership const& partnership : scenario.partnerships)
    for (ProgramPtr const& program : partnership.programs)
      if (off.count("partnership." + partnership.id + "." + table_of(*program)) == 0) {
        reader.programs.insert(program->kind());
        for (std::string_view const name : program->evidence()) reader.custom.push_back(name);
      }
  return reader;
}

bool may_be_renewed(Partnership const& partnership) {
  return partnership.renewal == Renewal::by_chance;
}

/// Numbers that are read only under a condition, by the beginning of their path.
struct Condition {
  std::string_view path;
  bool (*holds)(Reader const&);
};

constexpr Condition conditions[] = {
    {"evidence.partnership.", [](Reader const& r) { return !r.scenario.partnerships.empty(); }},
    {"evidence.knowledge.", [](Reader const& r) { return !r.scenario.partnerships.empty(); }},
    {"evidence.costs.coordinator_year_usd",
     [](Reader const& r) { return !r.scenario.partnerships.empty(); }},
    {"evidence.costs.partner_meeting_usd",
     [](Reader const& r) { return !r.scenario.partnerships.empty(); }},
    {"evidence.partnership.renewal_",
     [](Reader const& r) { return r.any_partnership(may_be_renewed); }},
    {"evidence.partnership.renewal_with_plan",
     [](Reader const& r) {
       return r.any_partnership(
           [](Partnership const& p) { return may_be_renewed(p) && p.sustainability_plan; });
     }},
    {"evidence.partnership.technical_help_factor",
     [](Reader const& r) {
       return r.any_partnership([](Partnership const& p) { return p.technical_help; });
     }},
};

bool reads(Reader const& reader, ParameterInfo const& info) {
  std::string_view names = info.programs;  // one of these, if it names any
  bool on = names.empty() || reader.reads_for_custom(info.path);
  while (!names.empty()) {
    std::size_t const end = std::min(names.find(' '), names.size());
    on |= reader.has(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return on && std::all_of(std::begin(conditions), std::end(conditions), [&](Condition const& c) {
           return !info.path.starts_with(c.path) || c.holds(reader);
         });
}

}  // namespace

std::vector<bool> evidence_read(Scenario const& scenario) {
  Reader const reader = reader_of(scenario);
  std::vector<bool> read;
  for (ParameterInfo const& info : list_evidence(scenario.evidence))
    read.push_back(reads(reader, info));
  return read;
}

}  // namespace kith
