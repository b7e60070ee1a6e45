#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/ground/clean_text.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/read_form.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"

namespace kith {

namespace {

std::string write(std::string_view key, std::string const& value) {
  return value.empty() ? "" : fmt::format("write {} = {}", key, value);
}

/// A number in quotes, as a person would write it on paper.
std::string number_hint(std::string_view key, Value const& value) {
  return value.type == Value::Type::text ? write(key, number_meant(key, value.text)) : "";
}

/// 60 for a share, 0.6 for a percentage.
std::string bounds_hint(std::string_view key, double number, Bounds bounds) {
  bool const share = bounds.low >= 0.0 && bounds.high == 1.0;
  return share || is_percent_key(key) ? share_meant(key, number) : "";
}

std::string whole_hint(std::string_view key, Value const& value) {
  if (value.type != Value::Type::number || !std::isfinite(value.number) ||
      std::abs(value.number) > 1e15)
    return number_hint(key, value);
  if (is_percent_key(key) && value.number <= 10.0) return share_meant(key, value.number);
  return write(key, grouped(std::round(value.number)));
}

std::string flag_hint(std::string_view key, Value const& value) {
  return write(key, flag_meant(value.type == Value::Type::text ? value.text : shown(value)));
}

std::string text_hint(std::string_view key, Value const& value) {
  bool const plain = value.type != Value::Type::list && value.type != Value::Type::table;
  return plain ? write(key, as_text(shown(value))) : "";
}

std::string list_hint(std::string_view key, Value const& value) {
  if (value.type == Value::Type::list || value.type == Value::Type::table) return "";
  std::string list;
  for (std::size_t start = 0; start <= value.text.size();) {
    std::size_t const end = std::min(value.text.find(',', start), value.text.size());
    list += (list.empty() ? "" : ", ") + as_text(stripped(value.text.substr(start, end - start)));
    start = end + 1;
  }
  return write(key, "[" + (value.type == Value::Type::text ? list : shown(value)) + "]");
}

}  // namespace

bool ReadForm::read_number(Field const& field, Value const& value, Bounds bounds, double& result) {
  if (value.type != Value::Type::integer && value.type != Value::Type::number) {
    wrong(field, value, fmt::format("a number {}", in_words(bounds)),
          number_hint(field.name, value));
    return false;
  }
  bool const inside =
      std::isfinite(value.number) && value.number >= bounds.low && value.number <= bounds.high;
  if (!inside) {
    wrong(field, value, in_words(bounds), bounds_hint(field.name, value.number, bounds));
    return false;
  }
  result = value.number + 0.0;  // -0 becomes 0
  return true;
}

void ReadForm::number(Field field, Bounds bounds, double& result) {
  if (Entry const* found = take(field)) read_number(field, found->value, bounds, result);
}

void ReadForm::integer(Field field, Bounds bounds, int& result) {
  Entry const* found = take(field);
  if (found == nullptr) return;
  if (found->value.type != Value::Type::integer) {
    return wrong(field, found->value, fmt::format("a whole number {}", in_words(bounds)),
                 whole_hint(field.name, found->value));
  }
  constexpr double most = std::numeric_limits<int>::max();
  Bounds const fitting = {std::max(bounds.low, -most), std::min(bounds.high, most)};
  double number = 0.0;
  if (read_number(field, found->value, fitting, number)) result = static_cast<int>(number);
}

void ReadForm::flag(Field field, bool& result) {
  Entry const* found = take(field);
  if (found == nullptr) return;
  if (found->value.type != Value::Type::boolean)
    return wrong(field, found->value, "true or false", flag_hint(field.name, found->value));
  result = found->value.boolean;
}

bool ReadForm::read_text(Field const& field, Value const& value, std::string& result) {
  constexpr std::size_t longest = 100'000;
  // A date without quotes can only have been meant as text.
  if (value.type != Value::Type::text && value.type != Value::Type::date) {
    wrong(field, value, "text in quotes", text_hint(field.name, value));
    return false;
  }
  auto const fault = fault_in_text(value.text);
  if (fault || value.text.size() > longest) {
    wrong(field, value, fault ? "text without " + *fault : "at most 100,000 bytes long");
    return false;
  }
  result = value.text;
  return true;
}

void ReadForm::text(Field field, std::string& result) {
  Entry const* found = take(field);
  if (found == nullptr || !read_text(field, found->value, result)) return;
  if (field.required && result.empty()) wrong(field, found->value, "a text that is not empty");
}

bool ReadForm::read_list(Field const& field, std::vector<Value>& list) {
  Entry const* found = take(field);
  if (found == nullptr) return false;
  if (found->value.type != Value::Type::list) {
    wrong(field, found->value, R"(a list in brackets, e.g. ["a", "b"])",
          list_hint(field.name, found->value));
    return false;
  }
  list = found->value.list;
  return true;
}

void ReadForm::texts(Field field, std::vector<std::string>& result) {
  std::vector<Value> list;
  if (!read_list(field, list)) return;
  result.clear();
  for (Value const& value : list) {
    std::string text;
    if (read_text(field, value, text)) result.push_back(text);
  }
}

void ReadForm::choice(Field field, std::span<std::string_view const> allowed, int& index) {
  Entry const* found = take(field);
  if (found == nullptr) return;
  std::vector<std::string> const names(allowed.begin(), allowed.end());
  auto const name = std::find(names.begin(), names.end(), found->value.text);
  if (found->value.type != Value::Type::text || name == names.end()) {
    return wrong(
        field, found->value,
        fmt::format("one of {}{}", enumerate(names), did_you_mean(found->value.text, names)));
  }
  index = static_cast<int>(name - names.begin());
}

void ReadForm::reference(Field field, Kind kind, std::string& result) {
  Entry const* found = take(field);
  if (found == nullptr || !read_text(field, found->value, result)) return;
  reading_.expect(kind, found->place, path_of(field.name),
                  fmt::format("{} = {}", field.name, shown(found->value)), result);
}

void ReadForm::references(Field field, Kind kind, std::vector<std::string>& result) {
  std::vector<Value> list;
  if (!read_list(field, list)) return;
  result.clear();
  for (Value const& value : list) {
    std::string id;
    if (!read_text(field, value, id)) continue;
    if (std::find(result.begin(), result.end(), id) != result.end()) {
      wrong(field, value, "named once in the list");
      continue;
    }
    reading_.expect(kind, value.place, path_of(field.name),
                    fmt::format("{} = {}", field.name, shown(value)), id);
    result.push_back(id);
  }
  if (field.required && list.empty())
    reading_.problem(table_->find(field.name)->place, path_of(field.name),
                     fmt::format("{} = [] (must be at least one id)", field.name));
}

void ReadForm::numbers_by_id(Field field, Kind kind, Bounds bounds,
                             std::vector<std::pair<std::string, double>>& result) {
  Entry const* found = declare(field, field.required);
  if (found == nullptr) return;
  if (found->shape != Entry::Shape::table) {
    return wrong_shape(field, *found,
                       fmt::format("a table of numbers by id of {}, e.g. {{ {} = 1 }}",
                                   with_article(kind), name_of(kind)));
  }
  result.clear();
  for (Entry const& entry : found->children) {
    std::string const name = fmt::format("{}.{}", field.name, revealed(entry.name));
    Field const inner = {name, field.unit, field.meaning, false};
    double number = 0.0;
    if (entry.shape != Entry::Shape::value) {
      wrong_shape(inner, entry, "a number");
    } else if (read_number(inner, entry.value, bounds, number)) {
      result.emplace_back(entry.name, number);
    }
    reading_.expect(kind, entry.key, path_of(name), name, entry.name);
  }
}

void ReadForm::numbers(Field field, Bounds bounds, std::span<double> result) {
  std::vector<Value> list;
  if (!read_list(field, list)) return;
  if (list.size() != result.size()) {
    Entry const* found = table_->find(field.name);
    reading_.problem(found->place, path_of(field.name),
                     fmt::format("{}{} = [...] (must be {} numbers, not {})", name_.prefix,
                                 field.name, result.size(), list.size()));
    return;
  }
  std::vector<double> numbers(list.size());
  bool good = true;
  for (std::size_t i = 0; i < list.size(); ++i) {
    good = read_number(field, list[i], bounds, numbers[i]) && good;
  }
  if (good) std::copy(numbers.begin(), numbers.end(), result.begin());
}

void ReadForm::integers(Field field, Bounds bounds, std::vector<int>& result) {
  std::vector<Value> list;
  if (!read_list(field, list)) return;
  std::vector<int> numbers;
  for (Value const& value : list) {
    double number = 0.0;
    if (value.type == Value::Type::number)
      wrong(field, value, fmt::format("a list of whole numbers, each {}", in_words(bounds)));
    else if (read_number(field, value, bounds, number))
      numbers.push_back(static_cast<int>(number));
  }
  if (numbers.size() == list.size()) result = numbers;
}

}  // namespace kith
