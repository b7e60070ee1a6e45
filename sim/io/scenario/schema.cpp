#include "kith/io/scenario/schema.hpp"

#include "kith/io/scenario/schema_form.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {
namespace {

using Json = SchemaForm::Json;

Json document(char const* title, Json properties) {
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", title},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

Json format_schema() {
  return {{"const", 1}, {"description", "Version of this file format."}};
}

// The schema of a separate file that a scenario includes as a table.
template <class Figures>
std::string schema_of(char const* title, Figures& figures) {
  SchemaForm form;
  describe(form, figures);
  Json properties = {{"format", format_schema()}};
  properties.update(form.properties());
  return document(title, properties).dump(2) + "\n";
}

}  // namespace

std::string scenario_schema() {
  Scenario scenario;
  SchemaForm form;
  describe(form, scenario);
  Json const path = {{"type", "string"}};
  Json properties = {{"format", format_schema()}};
  properties["extends"] = {
      {"anyOf", {path, {{"type", "array"}, {"items", path}}}},
      {"description",
       "A file that this one changes, relative to it. Tables merge; arrays of tables "
       "merge by id."}};
  properties.update(form.properties());
  Json& evidence = properties["evidence"];
  Json const table = evidence;
  evidence = {{"anyOf", {table, path}},
              {"description",
               "Evidence that this scenario overrides, or the path of the evidence "
               "file to use."}};
  Json schema = document("Kith scenario", properties);
  schema["required"] = {"format"};
  return schema.dump(2) + "\n";
}

std::string evidence_schema() {
  EvidenceBase evidence;
  return schema_of("Kith evidence", evidence);
}

std::string national_schema() {
  NationalFigures figures;
  return schema_of("Kith national figures", figures);
}

}  // namespace kith
