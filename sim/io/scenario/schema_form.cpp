#include "kith/io/scenario/schema_form.hpp"

#include <fmt/format.h>

#include "kith/schema/wording.hpp"

namespace kith {
namespace {

using Json = SchemaForm::Json;

constexpr char const* id_pattern = "^[A-Za-z0-9_-]{1,64}$";

Json id_schema() {
  return {{"type", "string"}, {"pattern", id_pattern}};
}

// Whole bounds are written without a point, as a person would.
Json number_of(double value) {
  constexpr double exact = 1e15;
  bool const whole = value == static_cast<double>(static_cast<std::int64_t>(value));
  return value < exact && value > -exact && whole ? Json(static_cast<std::int64_t>(value))
                                                  : Json(value);
}

Json bounded(char const* type, Bounds bounds) {
  constexpr double boundless = 1e300;
  Json schema = {{"type", type}};
  if (bounds.low > -boundless) schema["minimum"] = number_of(bounds.low);
  if (bounds.high < boundless) schema["maximum"] = number_of(bounds.high);
  return schema;
}

Json source_schema() {
  return {{"type", "string"}, {"minLength", 1}};
}

Json grade_schema() {
  return {{"enum", grade_names}};
}

Json list_of(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

}  // namespace

void SchemaForm::add(Field const& field, Json schema) {
  std::string description(field.meaning);
  if (!field.unit.empty() && field.unit != "1")
    description += fmt::format(" Unit: {}.", field.unit);
  if (field.required) description += " Required, here or in a file that this one builds on.";
  schema["description"] = description;
  properties_[std::string(field.name)] = std::move(schema);
}

void SchemaForm::number(Field field, Bounds bounds, double& value) {
  Json schema = bounded("number", bounds);
  if (!field.required) schema["default"] = number_of(value);
  add(field, schema);
}

void SchemaForm::integer(Field field, Bounds bounds, int& value) {
  Json schema = bounded("integer", bounds);
  if (!field.required) schema["default"] = value;
  add(field, schema);
}

void SchemaForm::flag(Field field, bool& value) {
  add(field, {{"type", "boolean"}, {"default", value}});
}

void SchemaForm::text(Field field, std::string& value) {
  Json schema = {{"type", "string"}};
  if (!value.empty()) schema["default"] = value;
  add(field, schema);
}

void SchemaForm::texts(Field field, std::vector<std::string>& value) {
  Json schema = list_of({{"type", "string"}});
  if (!value.empty()) schema["default"] = value;
  add(field, schema);
}

void SchemaForm::choice(Field field, std::span<std::string_view const> allowed, int& index) {
  std::vector<std::string> const names(allowed.begin(), allowed.end());
  Json schema = {{"type", "string"}, {"enum", names}};
  if (!field.required) schema["default"] = names.at(static_cast<std::size_t>(index));
  add(field, schema);
}

void SchemaForm::reference(Field field, Kind /*kind*/, std::string& /*value*/) {
  add(field, id_schema());
}

void SchemaForm::references(Field field, Kind kind, std::vector<std::string>& /*value*/) {
  // Outcomes are those of this version; all other ids are defined by files.
  Json schema = list_of(kind == Kind::outcome ? Json{{"enum", outcomes_}} : id_schema());
  schema["uniqueItems"] = true;
  add(field, schema);
}

void SchemaForm::known(Kind kind, std::string const& id) {
  if (kind == Kind::outcome) outcomes_.push_back(id);
}

void SchemaForm::numbers_by_id(Field field, Kind /*kind*/, Bounds bounds,
                               std::vector<std::pair<std::string, double>>& /*value*/) {
  add(field, {{"type", "object"},
              {"propertyNames", {{"pattern", id_pattern}}},
              {"additionalProperties", bounded("number", bounds)}});
}

void SchemaForm::numbers(Field field, Bounds bounds, std::span<double> value) {
  Json schema = list_of(bounded("number", bounds));
  schema["minItems"] = schema["maxItems"] = value.size();
  add(field, schema);
}

void SchemaForm::integers(Field field, Bounds bounds, std::vector<int>& value) {
  Json schema = list_of(bounded("integer", bounds));
  if (!value.empty()) schema["default"] = value;
  add(field, schema);
}

void SchemaForm::evidence(Field field, Bounds bounds, Drawn /*drawn*/, Evidence& /*value*/) {
  Json range = list_of(bounded("number", bounds));
  range["minItems"] = range["maxItems"] = 2;
  range["description"] = "2.5th and 97.5th percentile of what is plausible.";
  Json sample = list_of(bounded("number", bounds));
  sample["description"] = "Plausible values, entry k with entry k of other numbers.";
  Json properties = {{"value", bounded("number", bounds)},
                     {"unit", {{"const", std::string(field.unit)}}},
                     {"range", range},
                     {"sample", sample},
                     {"source", source_schema()},
                     {"grade", grade_schema()}};
  add(field, {{"type", "object"},
              {"properties", properties},
              {"required", {"source"}},
              {"additionalProperties", false}});
}

void SchemaForm::cited(std::string_view unit, std::string& /*source*/, std::string& /*grade*/) {
  add({"unit", "", "Unit of the numbers of this table."}, {{"const", std::string(unit)}});
  add({"source", "", "The publication or derivation."}, source_schema());
  add({"grade", "", "What it rests on."}, grade_schema());
}

void SchemaForm::table(Field field, std::function<void(Form&)> const& describe) {
  SchemaForm inner;
  describe(inner);
  add(field, inner.object());
}

void SchemaForm::optional_table(Field field, bool /*present*/,
                                std::function<void(Form&)> const& describe) {
  table(field, describe);
}

void SchemaForm::tables(Field field, Kind /*kind*/, std::size_t /*count*/,
                        std::function<void(std::size_t)> const& resize,
                        std::function<std::string&(std::size_t)> const& /*id*/,
                        std::function<void(Form&, std::size_t)> const& describe) {
  resize(1);
  SchemaForm inner;
  Json id = id_schema();
  id["description"] = "Name by which others refer to it; tables with the same id merge.";
  inner.properties_["id"] = id;
  describe(inner, 0);
  Json item = inner.object();
  item["required"] = {"id"};
  add(field, list_of(item));
}

void SchemaForm::tables_by_name(Field field, std::size_t /*count*/,
                                std::function<void(std::size_t)> const& resize,
                                std::function<std::string&(std::size_t)> const& name,
                                std::function<void(Form&, std::size_t)> const& describe) {
  resize(1);
  name(0) = "name";
  SchemaForm inner;
  describe(inner, 0);
  add(field, {{"type", "object"},
              {"propertyNames", {{"pattern", "^[a-z][a-z0-9_-]{0,63}$"}}},
              {"additionalProperties", inner.object()}});
}

Json SchemaForm::object() const {
  return {{"type", "object"}, {"properties", properties_}, {"additionalProperties", false}};
}

}  // namespace kith
