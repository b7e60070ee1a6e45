#include "kith/studio/change/change.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/scenario/parameters.hpp"
#include "kith/schema/read_number.hpp"
#include "kith/schema/wording.hpp"
#include "kith/studio/change/controls.hpp"
#include "kith/studio/change/set_in_text.hpp"

namespace kith::studio {
namespace {

constexpr std::string_view who_changed_it = "Changed by the reader";

/// An evidence number needs a source, and a range that includes it.
std::string evidence_value(Scenario const& scenario, std::string const& path,
                           std::string const& text) {
  auto const value = read_number(text);
  for (ParameterInfo const& info : list_evidence(scenario.evidence))
    if (info.path == path && value)
      return "{ value = " + as_number(*value) + ", range = [" +
             as_number(std::min(info.range_low, *value)) + ", " +
             as_number(std::max(info.range_high, *value)) +
             "], source = " + as_text(who_changed_it) + " }";
  return text;
}

KeyValue setting_of(Scenario const& scenario, std::string const& setting) {
  std::size_t const equals = setting.find('=');
  if (equals == setting.npos) throw std::invalid_argument("a setting is path=value");
  KeyValue one{setting.substr(0, equals), setting.substr(equals + 1)};
  if (one.path.starts_with("evidence.")) one.value = evidence_value(scenario, one.path, one.value);
  return one;
}

}  // namespace

Json change_json(Desk& desk, Json const& request) {
  Source source = source_of(request.at("source"));
  Problems problems;
  Scenario scenario = desk.read(source, {}, problems);
  bool is_old = false;  // not read again: reading takes a while
  auto const write = [&](std::vector<KeyValue> const& all) {
    for (auto const& [path, value] : all)
      source.text = set_in_text(source.text, path, value, problems);
  };
  if (problems.empty() && request.contains("controls"))
    for (auto const& [control, value] : request["controls"].items()) {
      if (is_old) scenario = desk.read(source, {}, problems);
      if (!problems.empty()) break;
      write(moved(scenario, control, value));
      is_old = true;
    }
  if (problems.empty() && request.contains("settings"))
    for (auto const& setting : request["settings"])
      write({setting_of(scenario, setting.get<std::string>())});
  return {{"problems", as_json(problems)}, {"source", as_json(source)}};
}

}  // namespace kith::studio
