#include "kith/io/scenario/typing/key_types.hpp"

#include <map>
#include <string>

#include "kith/scenario/parameters.hpp"

namespace kith {
namespace {

TypedAs shape_of(ParameterType type) {
  using enum ParameterType;
  if (type == list) return TypedAs::list;
  return type == text || type == choice || type == reference ? TypedAs::text : TypedAs::other;
}

std::map<std::string, TypedAs, std::less<>> declared() {
  // Keys of the file itself, of tables of evidence and of sweeps, which no scenario declares.
  std::map<std::string, TypedAs, std::less<>> keys = {
      {"extends", TypedAs::text}, {"evidence", TypedAs::text},  {"unit", TypedAs::text},
      {"source", TypedAs::text},  {"grade", TypedAs::text},     {"method", TypedAs::text},
      {"path", TypedAs::text},    {"table", TypedAs::text},     {"range", TypedAs::list},
      {"values", TypedAs::list},  {"scenarios", TypedAs::list}, {"outcomes", TypedAs::list},
      {"strata", TypedAs::list},  {"set", TypedAs::list}};
  for (ParameterInfo const& info : list_declarations(Scenario{})) {
    TypedAs const type = shape_of(info.type);
    auto const [key, fresh] = keys.emplace(info.path.substr(info.path.rfind('.') + 1), type);
    if (!fresh && key->second != type) key->second = TypedAs::other;  // "weeks" of time and trials
  }
  return keys;
}

}  // namespace

TypedAs typed_as(std::string_view key) {
  static auto const keys = declared();
  auto const found = keys.find(key);
  return found == keys.end() ? TypedAs::other : found->second;
}

}  // namespace kith
