#include <fmt/format.h>

#include <algorithm>

#include "kith/io/scenario/read_form.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

constexpr std::string_view grades[] = {"trial", "observational", "expert", "assumed"};

bool blank(std::string const& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool is_number(Value const& value) {
  return value.type == Value::Type::integer || value.type == Value::Type::number;
}

}  // namespace

void ReadForm::evidence(Field field, Bounds bounds, Drawn /*drawn*/, Evidence& evidence) {
  bool const somewhere = table_ != nullptr && table_->find(field.name) != nullptr;
  if (!somewhere && reading_.without_evidence(place_)) {
    declare(field, false);
    return;
  }
  Entry const* found = declare(field, true);
  if (found == nullptr) return;
  if (found->shape != Entry::Shape::table) {
    return wrong_shape(field, *found,
                       "{ value, unit, range, source, grade }; to override one, give at least "
                       "{ value, source }");
  }
  std::string const name(field.name);
  ReadForm inner(reading_, found, place_, {path_of(name), shown_path_of(name), name + "."});
  double range[2] = {evidence.low, evidence.high};
  int grade = 3;
  std::string unit;
  inner.number({"value", field.unit, "The central value.", true}, bounds, evidence.value);
  inner.text({"unit", "", "Its unit.", true}, unit);
  inner.numbers({"range", field.unit, "2.5th and 97.5th percentile of what is plausible.", true},
                bounds, range);
  inner.text({"source", "", "The publication or derivation.", true}, evidence.source);
  inner.choice({"grade", "", "trial, observational, expert or assumed.", true}, grades, grade);
  inner.sample(*found, bounds, evidence.sample);
  inner.finish();
  evidence.low = range[0];
  evidence.high = range[1];
  evidence.grade = grades[static_cast<std::size_t>(grade)];
  Entry const* written = found->find("unit");
  bool const text = written != nullptr && written->value.type == Value::Type::text;
  if (text && unit != field.unit) {
    inner.wrong({"unit", "", ""}, written->value, as_text(field.unit));
  }
  inner.check_evidence(field, *found, evidence);
  inner.check_override(field, *found);
}

// The joint sample of numbers that were fitted together. One that a scenario sets itself stays as
// it is.
void ReadForm::sample(Entry const& compiled, Bounds bounds, std::vector<double>& result) {
  Field const field = {"sample", "", "Plausible values, entry k with entry k of other numbers."};
  Entry const* found = compiled.find(field.name);
  std::vector<Value> list;
  if (found == nullptr || !read_list(field, list)) return;
  std::vector<double> numbers(list.size());
  bool good = true;
  for (std::size_t i = 0; i < list.size(); ++i)
    good = read_number(field, list[i], bounds, numbers[i]) && good;
  std::size_t const rows = reading_.rows_of_sample(numbers.size());
  if (numbers.size() != rows)
    reading_.problem(found->place, path_of(field.name),
                     fmt::format("{}sample holds {} numbers (must hold {}, as the others do)",
                                 name_.prefix, numbers.size(), rows));
  Entry const* value = compiled.find("value");
  bool const own = value != nullptr && reading_.layer(value->place) > reading_.layer(found->place);
  if (good && !own) result = numbers;
}

// Value, range and source agree with one another.
void ReadForm::check_evidence(Field const& field, Entry const& compiled, Evidence const& evidence) {
  Entry const* source = compiled.find("source");
  if (source != nullptr && source->value.type == Value::Type::text && blank(evidence.source)) {
    wrong({"source", "", ""}, source->value, "the publication or derivation");
  }
  Entry const* range = compiled.find("range");
  Entry const* value = compiled.find("value");
  bool const numbers = range != nullptr && value != nullptr && is_number(value->value) &&
                       range->value.list.size() == 2 && is_number(range->value.list[0]) &&
                       is_number(range->value.list[1]);
  if (!numbers) return;
  double const low = range->value.list[0].number;
  double const high = range->value.list[1].number;
  std::string const interval = fmt::format("[{}, {}]", as_number(low), as_number(high));
  if (low > high) {
    reading_.problem(range->place, path_of("range"),
                     fmt::format("{}.range = {} (must go from low to high)", field.name, interval));
  } else if (value->value.number < low || value->value.number > high) {
    wrong({"value", "", ""}, value->value, "inside its range " + interval + "; give both");
  }
}

// Who overrides a number must say where the new one comes from.
void ReadForm::check_override(Field const& field, Entry const& compiled) {
  Entry const* source = compiled.find("source");
  if (source == nullptr) return;
  for (char const* key : {"value", "range"}) {
    Entry const* changed = compiled.find(key);
    if (changed != nullptr && reading_.layer(changed->place) > reading_.layer(source->place)) {
      reading_.problem(changed->place, path_of(key),
                       fmt::format("{}.{} is overridden without a source (must come with source = "
                                   "\"...\")",
                                   field.name, key));
      return;
    }
  }
}

}  // namespace kith
