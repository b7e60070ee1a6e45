#include "kith/io/scenario/read_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "kith/schema/wording.hpp"

namespace kith {

ReadForm::ReadForm(Reading& reading, Entry const* table, Place place, TableName name,
                   std::vector<std::string> declared)
    : reading_(reading),
      table_(table),
      place_(table == nullptr ? place : table->key),
      name_(std::move(name)),
      declared_(std::move(declared)) {}

std::string ReadForm::path_of(std::string_view name) const {
  return name_.path.empty() ? std::string(name) : fmt::format("{}.{}", name_.path, name);
}

std::string ReadForm::shown_path_of(std::string_view name) const {
  return name_.shown.empty() ? std::string(name) : fmt::format("{}.{}", name_.shown, name);
}

Entry const* ReadForm::declare(Field const& field, bool required) {
  declared_.emplace_back(field.name);
  reading_.declare(shown_path_of(field.name));
  Entry const* found = table_ == nullptr ? nullptr : table_->find(field.name);
  if (found == nullptr && required) {
    reading_.missing(
        place_, path_of(field.name),
        fmt::format("missing key '{}' ({})", shown_path_of(field.name), field.meaning));
  }
  return found;
}

Entry const* ReadForm::take(Field const& field) {
  Entry const* found = declare(field, field.required);
  if (found == nullptr || found->shape == Entry::Shape::value) return found;
  wrong_shape(field, *found, "a value, not a table");
  return nullptr;
}

void ReadForm::wrong(Field const& field, Value const& value, std::string const& must_be,
                     std::string const& hint) {
  reading_.problem(value.place, path_of(field.name),
                   fmt::format("{}{} = {} (must be {}){}{}", name_.prefix, field.name, shown(value),
                               must_be, hint.empty() ? "" : ": ", hint));
}

void ReadForm::wrong_shape(Field const& field, Entry const& entry, std::string const& must_be) {
  bool const value = entry.shape == Entry::Shape::value;
  std::string const what = value                                ? " = " + shown(entry.value)
                           : entry.shape == Entry::Shape::items ? " = [[...]]"
                                                                : " = {...}";
  reading_.problem(value ? entry.place : entry.key, path_of(field.name),
                   fmt::format("{}{}{} (must be {})", name_.prefix, field.name, what, must_be));
}

void ReadForm::describe_child(Field const& field, Entry const* child,
                              std::function<void(Form&)> const& describe) {
  if (child != nullptr && child->shape != Entry::Shape::table) {
    wrong_shape(field, *child, fmt::format("a table: [{}]", shown_path_of(field.name)));
    child = nullptr;
  }
  ReadForm inner(reading_, child, place_,
                 {path_of(field.name), shown_path_of(field.name), name_.prefix});
  describe(inner);
  inner.finish();
}

void ReadForm::table(Field field, std::function<void(Form&)> const& describe) {
  describe_child(field, declare(field, field.required), describe);
}

void ReadForm::optional_table(Field field, bool /*present*/,
                              std::function<void(Form&)> const& describe) {
  if (Entry const* child = declare(field, field.required)) {
    describe_child(field, child, describe);
  }
}

void ReadForm::tables(Field field, Kind kind, std::size_t /*count*/,
                      std::function<void(std::size_t)> const& resize,
                      std::function<std::string&(std::size_t)> const& id,
                      std::function<void(Form&, std::size_t)> const& describe) {
  Entry const* found = declare(field, field.required);
  if (found == nullptr) return;
  if (found->shape != Entry::Shape::items) {
    bool const empty = found->shape == Entry::Shape::value &&
                       found->value.type == Value::Type::list && found->value.list.empty();
    std::string const header = shown_path_of(field.name);
    if (!empty) reading_.forget(kind);
    if (!empty) wrong_shape(field, *found, fmt::format("an array of tables: [[{}]]", header));
    return;
  }
  resize(found->children.size());
  for (std::size_t i = 0; i < found->children.size(); ++i) {
    Entry const& item = found->children[i];
    id(i) = item.name;
    if (kind != Kind::none) reading_.know(kind, item.name);
    if (Entry const* renamed = item.find("id")) {  // by the command line; files cannot do this
      reading_.problem(renamed->place, path_of(field.name) + "." + item.name + ".id",
                       fmt::format("id (must stay \"{}\": other tables refer to it)", item.name));
    }
    ReadForm inner(reading_, &item, place_,
                   {path_of(field.name) + "." + item.name, shown_path_of(field.name), name_.prefix},
                   {"id"});
    describe(inner, i);
    inner.finish();
  }
}

void ReadForm::tables_by_name(Field field, std::size_t /*count*/,
                              std::function<void(std::size_t)> const& resize,
                              std::function<std::string&(std::size_t)> const& name,
                              std::function<void(Form&, std::size_t)> const& describe) {
  Entry const* found = declare(field, field.required);
  if (found == nullptr) return;
  std::string const must_be =
      fmt::format("a table with a name: [{}.NAME]", shown_path_of(field.name));
  if (found->shape != Entry::Shape::table) return wrong_shape(field, *found, must_be);
  std::vector<Entry const*> tables;
  for (Entry const& child : found->children) {
    std::string const key = fmt::format("{}.{}", field.name, revealed(child.name));
    if (child.shape == Entry::Shape::table)
      tables.push_back(&child);
    else
      wrong_shape({key, "", ""}, child, must_be);
  }
  resize(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    name(i) = tables[i]->name;
    std::string const key = fmt::format("{}.{}", field.name, revealed(tables[i]->name));
    ReadForm inner(reading_, tables[i], place_, {path_of(key), shown_path_of(key), name_.prefix});
    describe(inner, i);
    inner.finish();
  }
}

Entry const* ReadForm::find(std::string_view name) const {
  Entry const* found = table_;
  for (std::size_t start = 0; found != nullptr && start <= name.size();) {
    std::size_t const end = std::min(name.find('.', start), name.size());
    found = found->find(name.substr(start, end - start));
    start = end + 1;
  }
  return found;
}

Place ReadForm::place_of(std::string_view name) const {
  Entry const* const found = find(name);
  bool const value = found != nullptr && found->shape == Entry::Shape::value;
  return found == nullptr ? place_ : value ? found->place : found->key;
}

void ReadForm::problem(std::string_view name, std::string const& message) {
  reading_.problem(place_of(name), path_of(name), message);
}

void ReadForm::warning(std::string_view name, std::string const& message) {
  reading_.warning(place_of(name), path_of(name), message);
}

bool ReadForm::is_newer(std::string_view name, std::string_view than) const {
  bool const both = find(name) != nullptr && find(than) != nullptr;
  return both && reading_.layer(place_of(name)) > reading_.layer(place_of(than));
}

void ReadForm::finish() {
  if (table_ == nullptr) return;
  for (Entry const& child : table_->children) {
    bool const known = std::find(declared_.begin(), declared_.end(), child.name) != declared_.end();
    if (!known) {
      reading_.unknown(child, path_of(child.name), shown_path_of(child.name), declared_);
    }
  }
}

}  // namespace kith
