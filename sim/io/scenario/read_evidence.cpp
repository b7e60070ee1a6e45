#include <fmt/format.h>

#include <algorithm>

#include "kith/io/scenario/read_form.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool blank(std::string const& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool is_number(Value const& value) {
  return value.type == Value::Type::integer || value.type == Value::Type::number;
}

}  // namespace

void ReadForm::evidence(Field field, Bounds bounds, Drawn /*drawn*/, Evidence& evidence) {
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
  inner.number({"value", field.unit, "The central value.", true}, bounds, evidence.value);
  inner.numbers({"range", field.unit, "2.5th and 97.5th percentile of what is plausible.", true},
                bounds, range);
  inner.cited(field.unit, evidence.source, evidence.grade);
  inner.sample(*found, bounds, evidence.sample);
  inner.finish();
  evidence.low = range[0];
  evidence.high = range[1];
  inner.check_range(field, *found);
}

void ReadForm::cited(std::string_view unit, std::string& source, std::string& grade) {
  std::string written(unit);
  int index = 3;
  text({"unit", "", "Its unit.", true}, written);
  text({"source", "", "The publication or derivation.", true}, source);
  choice({"grade", "", "trial, observational, expert or assumed.", true}, grade_names, index);
  grade = grade_names[index];
  if (table_ == nullptr) return;
  if (written != unit) wrong({"unit", "", ""}, table_->find("unit")->value, as_text(unit));
  Entry const* found = table_->find("source");
  if (found == nullptr) return;
  if (found->value.type == Value::Type::text && blank(source))
    wrong({"source", "", ""}, found->value, "the publication or derivation");
  check_override(*found);
}

// The joint sample of numbers that were fitted together. A number that a scenario sets itself is
// not sampled.
void ReadForm::sample(Entry const& entry, Bounds bounds, std::vector<double>& result) {
  Field const field = {"sample", "", "Plausible values, entry k with entry k of other numbers."};
  Entry const* found = entry.find(field.name);
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
  Entry const* value = entry.find("value");
  bool const own = value != nullptr && reading_.layer(value->place) > reading_.layer(found->place);
  if (good && !own) result = numbers;
}

// The value must lie in its range.
void ReadForm::check_range(Field const& field, Entry const& entry) {
  Entry const* range = entry.find("range");
  Entry const* value = entry.find("value");
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

// The value below an entry that comes from the highest layer.
Entry const& ReadForm::newest(Entry const& entry) const {
  Entry const* found = &entry;
  for (Entry const& child : entry.children) {
    Entry const& below = newest(child);
    bool const newer = reading_.layer(below.place) > reading_.layer(found->place);
    if (found == &entry || newer) found = &below;
  }
  return *found;
}

// An override of a number must give the source of the new value.
void ReadForm::check_override(Entry const& source) {
  constexpr std::string_view words[] = {"source", "unit", "grade"};
  for (Entry const& changed : table_->children) {
    bool const number =
        std::find(std::begin(words), std::end(words), changed.name) == std::end(words);
    Place const place = newest(changed).place;
    if (!number || reading_.layer(place) <= reading_.layer(source.place)) continue;
    auto const table = name_.path.substr(name_.path.find_last_of('.') + 1);
    reading_.problem(place, path_of(changed.name),
                     fmt::format("{}.{} is overridden without a source (must come with source = "
                                 "\"...\")",
                                 table, changed.name));
    return;
  }
}

}  // namespace kith
