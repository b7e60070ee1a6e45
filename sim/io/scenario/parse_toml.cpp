#include "kith/io/scenario/parse_toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "kith/io/scenario/typing/typing_mistakes.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

constexpr int deepest = 32;                  // a scenario has five levels
constexpr std::size_t most_entries = 10000;  // of a table: far more than any scenario has

// Converts toml++'s tree into ours, which records the document as well as line and column.
class Conversion {
 public:
  Conversion(int document, std::string_view id_key, std::vector<Document> const& documents,
             Problems& problems)
      : document_(document), id_key_(id_key), documents_(documents), problems_(problems) {}

  Entry entry_of(std::string_view name, Place key, toml::node const& node, int depth) {
    Entry result;
    result.name = name;
    result.key = key;
    result.place = place_of(node.source());
    if (depth > deepest) {
      too_deep(result.place);
      return result;
    }
    if (auto const* table = node.as_table()) {
      fill_table(result, *table, depth);
    } else if (is_items(node)) {
      fill_items(result, *node.as_array(), depth);
    } else {
      result.shape = Entry::Shape::value;
      result.value = value(node, depth);
    }
    return result;
  }

  [[nodiscard]] bool was_too_deep() const { return was_too_deep_; }

 private:
  void too_deep(Place place) {
    if (!was_too_deep_)
      problem(place, "", fmt::format("nested too deeply (must be at most {} levels)", deepest));
    was_too_deep_ = true;
  }

  Place place_of(toml::source_region const& region) const {
    return {document_, std::max(1, static_cast<int>(region.begin.line)),
            std::max(1, static_cast<int>(region.begin.column))};
  }

  void problem(Place place, std::string const& path, std::string const& message) {
    problems_.push_back(problem_at(documents_, place, path, message));
  }

  static bool is_items(toml::node const& node) {
    auto const* array = node.as_array();
    return array != nullptr && !array->empty() &&
           std::all_of(array->begin(), array->end(), [](auto const& n) { return n.is_table(); });
  }

  bool is_too_many(std::size_t entries, Entry const& result) {
    if (entries <= most_entries) return false;
    problem(result.place, result.name,
            fmt::format("{} entries (must be at most {})", entries, most_entries));
    return true;
  }

  void fill_table(Entry& result, toml::table const& table, int depth) {
    if (is_too_many(table.size(), result)) return;
    for (auto const& [key, child] : table) {
      result.children.push_back(entry_of(key.str(), place_of(key.source()), child, depth + 1));
    }
  }

  void fill_items(Entry& result, toml::array const& array, int depth) {
    result.shape = Entry::Shape::items;
    if (is_too_many(array.size(), result)) return;
    for (auto const& element : array) {
      toml::table const& table = *element.as_table();
      Place const place = place_of(element.source());
      toml::node const* id_node = table.get(id_key_);
      std::string const id = read_id(result.name, place, id_node);
      if (id.empty()) continue;
      Place const id_place = place_of(id_node->source());
      if (Entry const* first = result.find(id)) {
        problem(id_place, result.name + "." + id,
                fmt::format("{} = \"{}\" (must be used once among [[{}]]; first used on line {})",
                            id_key_, revealed(id), revealed(result.name), first->key.line));
        continue;
      }
      Entry item = entry_of(id, id_place, element, depth + 1);
      std::erase_if(item.children, [this](Entry const& s) { return s.name == id_key_; });
      result.children.push_back(std::move(item));
    }
  }

  std::string read_id(std::string const& name, Place place, toml::node const* node) {
    if (node == nullptr) {
      problem(place, name,
              fmt::format("missing key '{1}' (every [[{0}]] must have one, e.g. {1} = "
                          "\"first-{0}\")",
                          revealed(name), id_key_));
      return {};
    }
    auto const* text = node->as_string();
    bool const by_path = id_key_ != "id" && text != nullptr && !text->get().empty();
    if (by_path) return text->get();
    if (text == nullptr || !is_id(text->get())) {
      std::string const wrong = text == nullptr ? shown(value(*node, 0)) : as_text(text->get());
      problem(place_of(node->source()), fmt::format("{}.{}", name, id_key_),
              std::string(id_key_) + " = " + wrong +
                  " (must be a text of 1 to 64 letters a-z, digits, '-' and '_')");
      return {};
    }
    return text->get();
  }

  template <class T>
  static std::string written(T const& date) {
    std::ostringstream out;
    out << date;
    return out.str();
  }

  Value value(toml::node const& node, int depth) {
    Value result;
    result.place = place_of(node.source());
    if (auto const* boolean = node.as_boolean()) {
      result.type = Value::Type::boolean;
      result.boolean = boolean->get();
    } else if (auto const* integer = node.as_integer()) {
      result.type = Value::Type::integer;
      result.integer = integer->get();
      result.number = static_cast<double>(integer->get());
    } else if (auto const* number = node.as_floating_point()) {
      result.type = Value::Type::number;
      result.number = number->get();
    } else if (auto const* text = node.as_string()) {
      result.type = Value::Type::text;
      result.text = text->get();
    } else {
      fill_other(result, node, depth);
    }
    return result;
  }

  void fill_other(Value& result, toml::node const& node, int depth) {
    result.type = Value::Type::date;
    if (auto const* date = node.as_date()) result.text = written(date->get());
    if (auto const* time = node.as_time()) result.text = written(time->get());
    if (auto const* both = node.as_date_time()) result.text = written(both->get());
    if (node.is_table()) result.type = Value::Type::table;
    auto const* array = node.as_array();
    if (array == nullptr) return;
    result.type = Value::Type::list;
    if (depth > deepest) return too_deep(result.place);
    for (auto const& element : *array) result.list.push_back(value(element, depth + 1));
  }

  int document_;
  std::string_view id_key_;
  std::vector<Document> const& documents_;
  Problems& problems_;
  bool was_too_deep_ = false;
};

// toml++'s message, with a hint if its words would puzzle people.
std::string syntax_error(std::string_view description) {
  std::string message = "not valid TOML: " + revealed(description, 300);
  auto const says = [&](char const* words) { return message.find(words) != std::string::npos; };
  if (auto const at = message.find(" (TOML_MAX"); at != std::string::npos) message.resize(at);
  if (says("utf-8")) message += "; save the file as UTF-8";
  if (says("control characters")) message += "; is a closing quote missing?";
  return message;
}

// toml++ and this code recurse: dotted keys without end would exhaust the stack.
int line_with_endless_key(std::string_view text) {
  constexpr int most_dots_in_a_line = 500;
  int line = 1;
  int dots = 0;
  for (char const c : text) {
    if (c == '\n') {
      ++line;
      dots = 0;
    } else if (c == '.' && ++dots > most_dots_in_a_line) {
      return line;
    }
  }
  return 0;
}

bool is_toml(std::string const& text) {
  try {
    static_cast<void>(toml::parse(text));
    return true;
  } catch (toml::parse_error const&) {
    return false;
  }
}

// Reports what is wrong with a text that is not TOML: common typing mistakes, each with what to
// write instead, else toml++'s message.
void explain(std::string_view text, int document, toml::parse_error const& error,
             std::vector<Document> const& documents, Problems& problems) {
  Place const place = {document, std::max(1, static_cast<int>(error.source().begin.line)),
                       std::max(1, static_cast<int>(error.source().begin.column))};
  auto const encoding = encoding_mistake(text);
  auto mistakes = encoding ? std::vector{*encoding} : typing_mistakes(text);
  if (error.description().find("redefine") != std::string_view::npos)
    if (auto const again = repeated_at(text, place.line)) mistakes.push_back(*again);
  for (TypingMistake const& mistake : mistakes)
    problems.push_back(
        problem_at(documents, {document, mistake.line, mistake.column}, "", mistake.message));
  if (mistakes.empty())
    problems.push_back(problem_at(documents, place, "", syntax_error(error.description())));
}

}  // namespace

bool is_toml_value(std::string_view text) {
  return text.find('\n') == text.npos && is_toml("value = " + std::string(text));
}

bool is_toml_header(std::string_view text) {
  return is_toml(std::string(text));
}

bool is_toml_key(std::string_view text) {
  return is_toml(std::string(text) + " = 1");
}

bool is_id(std::string_view text) {
  auto const allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

std::optional<Entry> parse_toml(std::string_view text, int document,
                                std::vector<Document> const& documents, Problems& problems,
                                std::string_view id_key) {
  if (int const line = line_with_endless_key(text); line > 0) {
    problems.push_back(problem_at(documents, {document, line, 1}, "",
                                  "more than 500 dots in one line (keys must not nest so deeply)"));
    return std::nullopt;
  }
  try {
    toml::table const table = toml::parse(text);
    Place const start = {document, 1, 1};
    Conversion conversion(document, id_key, documents, problems);
    Entry tree = conversion.entry_of("", start, table, 0);
    if (conversion.was_too_deep()) return std::nullopt;
    if (auto const unseen = unseen_character(text))
      problems.push_back(
          problem_at(documents, {document, unseen->line, unseen->column}, "", unseen->message));
    return tree;
  } catch (toml::parse_error const& error) {
    explain(text, document, error, documents, problems);
    return std::nullopt;
  }
}

std::optional<Entry> parse_value(std::string_view text, Place place) {
  Problems ignored;
  std::vector<Document> const none;
  auto parsed = parse_toml("value = " + std::string(text), place.document, none, ignored);
  bool const one = parsed && ignored.empty() && parsed->children.size() == 1;
  auto const moved = [&](auto const& self, Entry& entry) -> void {
    entry.key = entry.place = entry.value.place = place;
    for (auto& element : entry.value.list) element.place = place;
    for (auto& child : entry.children) self(self, child);
  };
  if (one) {
    Entry result = std::move(parsed->children.front());
    moved(moved, result);
    return result;
  }
  bool const word = !text.empty() && text.find_first_of("\"'[]{}=\n\r") == std::string_view::npos;
  if (!word || text.front() == ' ') return std::nullopt;
  Entry result;
  result.shape = Entry::Shape::value;
  result.key = result.place = place;
  result.value.type = Value::Type::text;
  result.value.text = text;
  result.value.place = place;
  return result;
}

}  // namespace kith
