#include "kith/scenario/list_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "kith/scenario/program.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string joined(std::vector<std::string> const& texts) {
  std::string list;
  for (auto const& text : texts) list += (list.empty() ? "" : ", ") + as_text(text);
  return "[" + list + "]";
}

/// The programs that read a number of evidence which nothing else reads.
std::string readers_of(std::string_view number) {
  std::string names;
  for (ProgramKind const& kind : program_catalogue())
    if (std::any_of(kind.evidence.begin(), kind.evidence.end(),
                    [&](std::string_view name) { return covers_evidence(name, number); }))
      names += (names.empty() ? "" : " ") + std::string(kind.name);
  return names;
}

}  // namespace

bool covers_evidence(std::string_view name, std::string_view number) {
  if (name.empty() || !number.starts_with(name)) return false;
  return number.size() == name.size() || name.back() == '_' || number[name.size()] == '.';
}

std::string ListForm::path_of(std::string_view name) const {
  return prefix_.empty() ? std::string(name) : fmt::format("{}.{}", prefix_, name);
}

ParameterInfo& ListForm::add(Field const& field, ParameterType type, std::string allowed,
                             std::string text) {
  ParameterInfo info;
  info.path = path_of(field.name);
  info.unit = field.unit;
  info.meaning = field.meaning;
  info.type = type;
  info.allowed = std::move(allowed);
  info.text = std::move(text);
  info.source = source_;
  info.grade = grade_;
  info.low = info.high = info.value = info.range_low = info.range_high = none;
  list_.push_back(std::move(info));
  return list_.back();
}

void ListForm::add_number(Field const& field, ParameterType type, Bounds bounds, double value) {
  ParameterInfo& info = add(field, type, in_words(bounds), as_number(value));
  info.low = bounds.low;
  info.high = bounds.high;
  info.value = value;
}

void ListForm::number(Field field, Bounds bounds, double& value) {
  add_number(field, ParameterType::number, bounds, value);
}

void ListForm::integer(Field field, Bounds bounds, int& value) {
  add_number(field, ParameterType::integer, bounds, value);
}

void ListForm::flag(Field field, bool& value) {
  add(field, ParameterType::flag, "true or false", value ? "true" : "false").value = value ? 1 : 0;
}

void ListForm::text(Field field, std::string& value) {
  add(field, ParameterType::text, "text", as_text(value));
}

void ListForm::texts(Field field, std::vector<std::string>& value) {
  add(field, ParameterType::list, "texts", joined(value)).names = value;
}

void ListForm::choice(Field field, std::span<std::string_view const> allowed, int& index) {
  std::vector<std::string> const names(allowed.begin(), allowed.end());
  add(field, ParameterType::choice, enumerate(names),
      as_text(names.at(static_cast<std::size_t>(index))));
}

void ListForm::reference(Field field, Kind kind, std::string& value) {
  auto& names =
      add(field, ParameterType::reference, "id of " + with_article(kind), as_text(value)).names;
  if (!value.empty()) names = {value};
}

void ListForm::references(Field field, Kind kind, std::vector<std::string>& value) {
  add(field, ParameterType::list, fmt::format("ids of {}s", name_of(kind)), joined(value)).names =
      value;
}

void ListForm::numbers_by_id(Field field, Kind kind, Bounds bounds,
                             std::vector<std::pair<std::string, double>>& value) {
  std::vector<std::pair<std::string, double>> entries = value;
  if (extent_ == Extent::possible) entries = {{fmt::format("<{}>", name_of(kind)), none}};
  for (auto const& [id, number] : entries) {
    std::string const name = fmt::format("{}.{}", field.name, id);
    add_number({name, field.unit, field.meaning}, ParameterType::number, bounds, number);
    if (extent_ == Extent::possible) list_.back().text.clear();
  }
}

void ListForm::numbers(Field field, Bounds bounds, std::span<double> value) {
  std::string list;
  for (double const number : value) list += (list.empty() ? "" : ", ") + as_number(number);
  ParameterInfo& info =
      add(field, ParameterType::list,
          fmt::format("{} numbers, each {}", value.size(), in_words(bounds)), "[" + list + "]");
  info.low = bounds.low;
  info.high = bounds.high;
}

void ListForm::integers(Field field, Bounds bounds, std::vector<int>& value) {
  ParameterInfo& info =
      add(field, ParameterType::list, fmt::format("whole numbers, each {}", in_words(bounds)),
          fmt::format("[{}]", fmt::join(value, ", ")));
  info.low = bounds.low;
  info.high = bounds.high;
}

void ListForm::evidence(Field field, Bounds bounds, Drawn drawn, Evidence& evidence) {
  add_number(field, ParameterType::evidence, bounds, evidence.value);
  ParameterInfo& info = list_.back();
  info.range_low = evidence.low;
  info.range_high = evidence.high;
  info.source = evidence.source;
  info.grade = evidence.grade;
  info.drawn = drawn == Drawn::yes || !evidence.sample.empty();
  constexpr std::string_view shared = "evidence.";  // a custom program has numbers of its own
  if (info.path.starts_with(shared))
    info.programs = readers_of(std::string_view(info.path).substr(shared.size()));
}

void ListForm::cited(std::string_view /*unit*/, std::string& source, std::string& grade) {
  source_ = source;
  grade_ = grade;
}

// Numbers inside a table have the source of the table.
ListForm ListForm::inside(std::string prefix) const {
  ListForm inner = *this;
  inner.prefix_ = std::move(prefix);
  return inner;
}

void ListForm::table(Field field, std::function<void(Form&)> const& describe) {
  ListForm inner = inside(path_of(field.name));
  describe(inner);
}

void ListForm::optional_table(Field field, bool present,
                              std::function<void(Form&)> const& describe) {
  if (present || extent_ == Extent::possible) table(field, describe);
}

void ListForm::tables(Field field, Kind /*kind*/, std::size_t count,
                      std::function<void(std::size_t)> const& resize,
                      std::function<std::string&(std::size_t)> const& id,
                      std::function<void(Form&, std::size_t)> const& describe) {
  if (extent_ == Extent::possible) {
    resize(1);
    id(0) = fmt::format("<{}>", field.name);
    count = 1;
  }
  for (std::size_t i = 0; i < count; ++i) {
    ListForm inner = inside(path_of(field.name) + "." + id(i));
    describe(inner, i);
  }
}

void ListForm::tables_by_name(Field field, std::size_t count,
                              std::function<void(std::size_t)> const& resize,
                              std::function<std::string&(std::size_t)> const& name,
                              std::function<void(Form&, std::size_t)> const& describe) {
  if (extent_ == Extent::held) return tables(field, Kind::none, count, resize, name, describe);
  resize(1);
  name(0) = "name";
  ListForm inner = inside(fmt::format("{}.<{}>", path_of(field.name), field.name));
  describe(inner, 0);
}

std::vector<ParameterInfo> list_evidence(EvidenceBase const& evidence) {
  EvidenceBase copy = evidence;
  std::vector<ParameterInfo> list;
  ListForm form(list, ListForm::Extent::held, "evidence");
  describe(form, copy);
  return list;
}

std::vector<ParameterInfo> list_declarations(Scenario const& figures) {
  Scenario scenario;
  scenario.national = figures.national;
  scenario.evidence = figures.evidence;
  std::vector<ParameterInfo> list;
  ListForm form(list, ListForm::Extent::possible);
  describe(form, scenario);
  return list;
}

std::vector<ParameterInfo> list_parameters(Scenario const& scenario) {
  Scenario copy = scenario;
  std::vector<ParameterInfo> list;
  ListForm form(list, ListForm::Extent::held);
  describe(form, copy);
  return list;
}

}  // namespace kith
