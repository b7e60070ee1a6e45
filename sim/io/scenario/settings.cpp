#include "kith/io/scenario/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "kith/schema/wording.hpp"

namespace kith {

namespace {

template <class Entries>
auto* named(Entries& entries, std::string_view name) {
  auto const found = std::find_if(entries.begin(), entries.end(),
                                  [&](Entry const& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

Entry const* Entry::find(std::string_view child) const {
  return named(children, child);
}

Entry* Entry::find(std::string_view child) {
  return named(children, child);
}

std::string shown(Value const& value) {
  constexpr std::size_t most = 60;
  switch (value.type) {
    case Value::Type::boolean:
      return value.boolean ? "true" : "false";
    case Value::Type::integer:
      return std::to_string(value.integer);
    case Value::Type::number:
      return as_float(value.number);
    case Value::Type::text:
      return as_text(value.text.size() > most ? value.text.substr(0, most) + "..." : value.text);
    case Value::Type::date:
      return value.text;
    case Value::Type::list:
      return value.list.empty() ? "[]" : "[...]";
    case Value::Type::table:
      break;
  }
  return "{...}";
}

std::optional<std::string> as_toml(Value const& value) {
  if (value.type == Value::Type::table) return std::nullopt;
  if (value.type == Value::Type::text) return as_text(value.text);
  if (value.type != Value::Type::list) return shown(value);
  std::vector<std::string> all;
  for (Value const& one : value.list) {
    auto text = as_toml(one);
    if (!text) return std::nullopt;
    all.push_back(std::move(*text));
  }
  return fmt::format("[{}]", fmt::join(all, ", "));
}

void merge(Entry& into, Entry&& from) {
  if (into.shape != from.shape || into.shape == Entry::Shape::value) {
    into = std::move(from);
    return;
  }
  into.key = from.key;
  into.place = from.place;
  for (auto& child : from.children) {
    if (Entry* const existing = into.find(child.name)) {
      merge(*existing, std::move(child));
    } else {
      into.children.push_back(std::move(child));
    }
  }
}

Problem problem_at(std::vector<Document> const& documents, Place place, std::string path,
                   std::string message) {
  auto const document = static_cast<std::size_t>(place.document);
  std::string const file = document < documents.size() ? documents[document].name : "";
  return {file, place.line, place.column, std::move(path), std::move(message)};
}

Problem problem_of(Settings const& settings, std::string const& path, std::string const& message) {
  Entry const* found = &settings.root;
  for (std::size_t start = 0; start <= path.size();) {
    std::size_t const end = std::min(path.find('.', start), path.size());
    Entry const* const inner = found->find(path.substr(start, end - start));
    if (inner == nullptr) break;
    found = inner;
    start = end + 1;
  }
  Place const place = found->shape == Entry::Shape::value ? found->place : found->key;
  return problem_at(settings.documents, place, path, message);
}

}  // namespace kith
