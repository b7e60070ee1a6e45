#include "kith/io/scenario/write_form.hpp"

#include <fmt/format.h>

#include "kith/schema/wording.hpp"

namespace kith {
namespace {

std::string text_list(std::vector<std::string> const& texts) {
  std::string list;
  for (auto const& text : texts) list += (list.empty() ? "" : ", ") + as_text(text);
  return "[" + list + "]";
}

}  // namespace

void WriteForm::line(Field const& field, std::string const& value) {
  values_ += fmt::format("{} = {}\n", field.name, value);
}

std::string WriteForm::header(Field const& field) const {
  return prefix_.empty() ? std::string(field.name) : fmt::format("{}.{}", prefix_, field.name);
}

void WriteForm::number(Field field, Bounds /*bounds*/, double& value) {
  line(field, as_float(value));
}

void WriteForm::integer(Field field, Bounds /*bounds*/, int& value) {
  line(field, std::to_string(value));
}

void WriteForm::flag(Field field, bool& value) {
  line(field, value ? "true" : "false");
}

void WriteForm::text(Field field, std::string& value) {
  line(field, as_text(value));
}

void WriteForm::texts(Field field, std::vector<std::string>& value) {
  line(field, text_list(value));
}

void WriteForm::choice(Field field, std::span<std::string_view const> allowed, int& index) {
  line(field, as_text(allowed[static_cast<std::size_t>(index)]));
}

void WriteForm::reference(Field field, Kind /*kind*/, std::string& value) {
  if (!value.empty()) line(field, as_text(value));
}

void WriteForm::references(Field field, Kind /*kind*/, std::vector<std::string>& value) {
  line(field, text_list(value));
}

void WriteForm::numbers_by_id(Field field, Kind /*kind*/, Bounds /*bounds*/,
                              std::vector<std::pair<std::string, double>>& value) {
  std::string list;
  for (auto const& [id, number] : value) {
    list += fmt::format("{} {} = {}", list.empty() ? "" : ",", id, as_float(number));
  }
  line(field, list.empty() ? "{}" : "{" + list + " }");
}

void WriteForm::numbers(Field field, Bounds /*bounds*/, std::span<double> value) {
  std::string list;
  for (double const number : value) list += (list.empty() ? "" : ", ") + as_float(number);
  line(field, "[" + list + "]");
}

void WriteForm::integers(Field field, Bounds /*bounds*/, std::vector<int>& value) {
  line(field, fmt::format("[{}]", fmt::join(value, ", ")));
}

void WriteForm::evidence(Field field, Bounds /*bounds*/, Drawn /*drawn*/, Evidence& evidence) {
  std::string sample;
  for (double const value : evidence.sample)
    sample += (sample.empty() ? ", sample = [" : ", ") + as_float(value);
  if (!sample.empty()) sample += "]";
  line(field,
       fmt::format("{{ value = {}, unit = {}, range = [{}, {}], grade = {}, source = {}{} }}",
                   as_float(evidence.value), as_text(field.unit), as_float(evidence.low),
                   as_float(evidence.high), as_text(evidence.grade), as_text(evidence.source),
                   sample));
}

void WriteForm::cited(std::string_view unit, std::string& source, std::string& grade) {
  line({"unit", "", ""}, as_text(unit));
  line({"grade", "", ""}, as_text(grade));
  line({"source", "", ""}, as_text(source));
}

void WriteForm::table(Field field, std::function<void(Form&)> const& describe) {
  WriteForm inner(header(field));
  describe(inner);
  tables_ += fmt::format("\n[{}]\n{}", header(field), inner.written());
}

void WriteForm::optional_table(Field field, bool present,
                               std::function<void(Form&)> const& describe) {
  if (present) table(field, describe);
}

void WriteForm::tables(Field field, Kind /*kind*/, std::size_t count,
                       std::function<void(std::size_t)> const& /*resize*/,
                       std::function<std::string&(std::size_t)> const& id,
                       std::function<void(Form&, std::size_t)> const& describe) {
  for (std::size_t i = 0; i < count; ++i) {
    WriteForm inner(header(field));
    describe(inner, i);
    tables_ += fmt::format("\n[[{}]]\nid = {}\n{}", header(field), as_text(id(i)), inner.written());
  }
}

void WriteForm::tables_by_name(Field field, std::size_t count,
                               std::function<void(std::size_t)> const& /*resize*/,
                               std::function<std::string&(std::size_t)> const& name,
                               std::function<void(Form&, std::size_t)> const& describe) {
  for (std::size_t i = 0; i < count; ++i) {
    std::string const table = fmt::format("{}.{}", header(field), name(i));
    WriteForm inner(table);
    describe(inner, i);
    tables_ += fmt::format("\n[{}]\n{}", table, inner.written());
  }
}

std::string write_scenario(Scenario const& scenario) {
  Scenario copy = scenario;  // forms bind variables; this one only reads them
  WriteForm form;
  describe(form, copy);
  return "format = 1\n" + form.written();
}

}  // namespace kith
