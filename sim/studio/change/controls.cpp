#include "kith/studio/change/controls.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "kith/ground/weeks.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"
#include "kith/studio/change/control_words.hpp"
#include "kith/studio/change/sliders.hpp"

namespace kith::studio {
namespace {

/// The keys of the first partnership, as read, and those that it could have.
class Keys {
 public:
  explicit Keys(Scenario const& scenario)
      : scenario_(scenario),
        id_(scenario.partnerships.at(0).id),
        declared_(list_declarations(scenario)) {
    for (ParameterInfo& info : list_parameters(scenario)) read_[info.path] = std::move(info);
  }

  [[nodiscard]] std::string path(std::string_view key) const {
    return "partnership." + id_ + "." + std::string(key);
  }
  [[nodiscard]] ParameterInfo const* find(std::string_view key) const {
    auto const found = read_.find(path(key));
    return found == read_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::string meaning(std::string_view key) const {
    std::string const any = "partnership.<partnership>." + std::string(key);
    for (ParameterInfo const& info : declared_)
      if (info.path == any) return info.meaning;
    return "";
  }
  /// For a slider, "outreach" of "outreach.workers_fte"; empty for a key of the partnership.
  [[nodiscard]] std::string program_of(SliderRule const& rule) const {
    if (rule.of == Of::partnership) return "";
    std::string const start = "partnership.<partnership>.", end = "." + std::string(rule.name);
    for (ParameterInfo const& info : declared_) {
      std::size_t const at = info.path.find(end);
      bool const whole = at != info.path.npos &&
                         (info.path.size() == at + end.size() || info.path[at + end.size()] == '.');
      if (whole && info.path.starts_with(start) && at > start.size())
        return info.path.substr(start.size(), at - start.size());
    }
    throw std::logic_error("no program has " + std::string(rule.name));
  }
  [[nodiscard]] std::string key_of(SliderRule const& rule) const {
    std::string const program = program_of(rule);
    return (program.empty() ? "" : program + ".") + std::string(rule.name);
  }
  [[nodiscard]] bool has(std::string_view program) const {
    return std::any_of(scenario_.partnerships[0].programs.begin(),
                       scenario_.partnerships[0].programs.end(),
                       [&](ProgramPtr const& one) { return one->kind() == program; });
  }
  [[nodiscard]] bool is_on(std::string_view program) const {
    auto const* const enabled = find(std::string(program) + ".enabled");
    return has(program) && (enabled == nullptr || enabled->text != "false");
  }
  [[nodiscard]] std::vector<std::string> custom_programs() const {
    std::vector<std::string> all;
    for (ProgramPtr const& one : scenario_.partnerships[0].programs)
      if (one->is_custom()) all.push_back(table_of(*one));
    return all;
  }
  /// The keys of its programs with this ending.
  [[nodiscard]] std::vector<ParameterInfo const*> of_programs(std::string_view ending) const {
    std::vector<ParameterInfo const*> all;
    for (auto const& [path, info] : read_)
      if (path.starts_with("partnership." + id_ + ".") && path.ends_with(ending))
        all.push_back(&info);
    return all;
  }
  [[nodiscard]] double days_in_all() const {
    double days = 0.0;
    for (auto const& [path, info] : read_)
      if (path.starts_with(this->path("mobile_clinic.days_per_week."))) days += info.value;
    return days;
  }
  [[nodiscard]] std::vector<ParameterInfo const*> stops() const {
    std::vector<ParameterInfo const*> all;
    for (auto const& [path, info] : read_)
      if (path.starts_with(this->path("mobile_clinic.days_per_week."))) all.push_back(&info);
    return all;
  }
  [[nodiscard]] Scenario const& scenario() const { return scenario_; }

 private:
  Scenario const& scenario_;
  std::string id_;
  std::vector<ParameterInfo> declared_;
  std::map<std::string, ParameterInfo> read_;
};

double value_of(Keys const& keys, SliderRule const& rule) {
  std::string const program = keys.program_of(rule);
  if (!program.empty() && !keys.is_on(program)) return 0.0;
  if (rule.id == mobile_days) return keys.days_in_all();
  auto const* const info = keys.find(keys.key_of(rule));
  return info == nullptr ? 0.0 : info->value * rule.scale;
}

Json slider(Keys const& keys, SliderRule const& rule) {
  return {{"kind", "slider"},
          {"id", rule.id},
          {"label", rule.label},
          {"unit", rule.unit},
          {"low", rule.low},
          {"high", rule.high},
          {"step", rule.step},
          {"value", number(value_of(keys, rule))},
          {"path", keys.path(keys.key_of(rule))},
          {"meaning", keys.meaning(keys.key_of(rule))}};
}

constexpr std::string_view income_key = "eligible.income_below_poverty_percent";
constexpr int no_limit = 100000;

Json option(std::string const& value, std::string const& label) {
  return {{"value", value}, {"label", label}};
}

/// A menu for a key that has only a few values.
Json menu(Keys const& keys, std::string const& id, std::string const& label, std::string const& key,
          Json options) {
  auto const* const info = keys.find(key);
  std::string value = info == nullptr ? "" : info->text;
  std::erase(value, '"');
  return {{"kind", "choice"},
          {"id", id},
          {"label", label},
          {"value", value},
          {"options", options},
          {"path", keys.path(key)},
          {"meaning", keys.meaning(key)}};
}

Json languages(Keys const& keys) {
  std::vector<std::string> spoken = {"en"};
  for (Group const& group : keys.scenario().groups)
    if (std::find(spoken.begin(), spoken.end(), group.language) == spoken.end())
      spoken.push_back(group.language);
  Json options = Json::array();
  for (std::size_t n = 1; n <= spoken.size(); ++n) {
    std::string const all = joined({spoken.begin(), spoken.begin() + static_cast<long>(n)});
    options.push_back(option(all, all));
  }
  auto const now = keys.of_programs(".languages");
  std::string const value = now.empty() ? "en" : joined(now[0]->names);
  bool const there = std::any_of(options.begin(), options.end(),
                                 [&](Json const& one) { return one["value"] == value; });
  if (!there) options.push_back(option(value, value));
  return {{"kind", "choice"},
          {"id", "languages"},
          {"label", "Languages of its staff"},
          {"value", value},
          {"options", options},
          {"path", now.empty() ? "" : now[0]->path},
          {"meaning", now.empty() ? "" : now[0]->meaning}};
}

Json income_limit(Keys const& keys) {
  auto const now = keys.of_programs(income_key);
  double const limit = now.empty() ? no_limit : now[0]->value;
  Json const options = {option("none", "Everybody"), option("400", "Below 400 % of poverty"),
                        option("200", "Below 200 % of poverty"),
                        option("100", "Below the poverty line")};
  return {{"kind", "choice"},
          {"id", "income-limit"},
          {"label", "Who may come, by income"},
          {"value", limit >= no_limit ? "none"
                    : limit >= 400    ? "400"
                    : limit >= 200    ? "200"
                                      : "100"},
          {"options", options},
          {"path", now.empty() ? "" : now[0]->path},
          {"meaning", now.empty() ? "" : now[0]->meaning}};
}

KeyValue switched(Keys const& keys, std::string_view program, bool on) {
  return {keys.path(std::string(program) + ".enabled"), on ? "true" : "false"};
}

std::vector<KeyValue> days_moved(Keys const& keys, double days) {
  auto const stops = keys.stops();
  double const before = keys.days_in_all();
  std::vector<KeyValue> all;
  for (ParameterInfo const* stop : stops)
    if (before > 0.0) all.push_back({stop->path, as_number(stop->value * days / before)});
  if (!all.empty()) return all;
  auto const& zones = keys.scenario().zones;
  auto const poorest = std::min_element(
      zones.begin(), zones.end(),
      [](Zone const& a, Zone const& b) { return a.income_factor < b.income_factor; });
  if (poorest == zones.end()) throw std::invalid_argument("a mobile clinic needs a zone");
  return {{keys.path("mobile_clinic.days_per_week." + poorest->id), as_number(days)}};
}

Json on_off(Keys const& keys, std::string const& table, bool value, std::string_view meaning) {
  std::string const label = label_of(table.substr(table.find('.') + 1));
  return {{"kind", "switch"},
          {"id", table},
          {"label", label},
          {"value", value},
          {"path", keys.path(table + ".enabled")},
          {"meaning", meaning}};
}

/// A program that does not exist yet gets its table, a mobile clinic also one day.
std::vector<KeyValue> program_moved(Keys const& keys, std::string_view program, bool on) {
  if (!on && !keys.has(program)) return {};
  if (on && program == "mobile_clinic" && !keys.has(program)) return days_moved(keys, 1.0);
  return {switched(keys, program, on)};
}

std::vector<KeyValue> slider_moved(Keys const& keys, SliderRule const& rule, double shown) {
  std::string const program = keys.program_of(rule);
  if (!program.empty() && shown <= 0.0)
    return keys.has(program) ? std::vector{switched(keys, program, false)}
                             : std::vector<KeyValue>{};
  double const value = shown / rule.scale;
  std::string const text = as_number(rule.whole ? std::round(value) : value);
  std::vector<KeyValue> all = rule.id == mobile_days
                                  ? days_moved(keys, value)
                                  : std::vector<KeyValue>{{keys.path(keys.key_of(rule)), text}};
  if (!program.empty() && keys.has(program) && !keys.is_on(program))
    all.push_back(switched(keys, program, true));
  return all;
}

}  // namespace

Json controls_of(Scenario const& scenario) {
  Json all = Json::array();
  if (scenario.partnerships.empty() || scenario.trial) return all;
  Keys const keys(scenario);
  for (SliderRule const& rule : sliders) all.push_back(slider(keys, rule));
  all.push_back(income_limit(keys));
  all.push_back(languages(keys));
  all.push_back(menu(keys, "renewal", "When the grant ends", "renewal",
                     {option("never", "It ends"), option("by_chance", "It may be renewed")}));
  all.push_back(menu(keys, "unspent", "Money that is left", "unspent",
                     {option("returned", "Goes back"), option("kept", "Is kept")}));
  for (ProgramKind const& kind : program_catalogue())
    all.push_back(on_off(keys, std::string(kind.name), keys.is_on(kind.name), kind.meaning));
  for (std::string const& table : keys.custom_programs())
    all.push_back(on_off(keys, table, keys.find(table + ".enabled")->text == "true",
                         "A program that this scenario describes itself."));
  return all;
}

std::vector<KeyValue> moved(Scenario const& scenario, std::string const& control,
                            Json const& value) {
  if (scenario.partnerships.empty())
    throw std::invalid_argument("there is no partnership to change");
  Keys const keys(scenario);
  for (SliderRule const& rule : sliders)
    if (rule.id == control) return slider_moved(keys, rule, value.get<double>());
  for (ProgramKind const& kind : program_catalogue())
    if (kind.name == control) return program_moved(keys, kind.name, value.get<bool>());
  for (std::string const& table : keys.custom_programs())
    if (table == control) return {switched(keys, table, value.get<bool>())};
  std::string const text = value.is_string() ? value.get<std::string>() : value.dump();
  if (control == "renewal" || control == "unspent") return {{keys.path(control), as_text(text)}};
  std::vector<KeyValue> all;
  if (control == "languages")
    for (auto const* info : keys.of_programs(".languages"))
      all.push_back({info->path, toml_list(text)});
  else if (control == "income-limit")
    for (auto const* info : keys.of_programs(income_key))
      all.push_back({info->path, text == "none" ? std::to_string(no_limit) : text});
  else
    throw std::invalid_argument("there is no control '" + control + "'");
  return all;
}

}  // namespace kith::studio
