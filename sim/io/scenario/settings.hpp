#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/problems.hpp"

namespace kith {

/// Where something stands: in which document, and line and column there, from 1.
struct Place {
  int document = 0;
  int line = 1;
  int column = 1;
};

/// A value as a file writes it.
struct Value {
  enum class Type { boolean, integer, number, text, date, list, table } type = Type::integer;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0.0;  ///< also of integers
  std::string text;     ///< of texts and dates
  std::vector<Value> list;
  Place place;
};

/// A value as a problem shows it: long ones cut.
std::string shown(Value const& value);

/// A value as TOML writes it; nothing where it is a table or holds one.
std::optional<std::string> as_toml(Value const& value);

/// A key with its value, a table of keys, or an array of tables by their ids.
struct Entry {
  enum class Shape { value, table, items } shape = Shape::table;
  std::string name;  ///< the key, or the id of an item
  Place key;         ///< where the key (of an item: its table) stands
  Place place;       ///< where the value stands
  Value value;       ///< when the shape is value
  std::vector<Entry> children;

  [[nodiscard]] Entry const* find(std::string_view child) const;
  [[nodiscard]] Entry* find(std::string_view child);
};

/// A file, or a setting of the command line. A document of a higher layer wins over a lower one.
struct Document {
  std::string name;  ///< as problems call it
  int layer =
      0;  ///< 0: evidence and national figures; then bases and files; all `--set` share the highest
};

/// A file that lies under every scenario and was not found.
struct Unfound {
  std::string key;      ///< what it would have held
  std::string message;  ///< where it was sought
};

/// What all documents of a scenario say together: one tree in which every value still knows its
/// place. TOML tables themselves are never merged, because copies of them forget where they stood.
struct Settings {
  std::vector<Document> documents;
  Entry root;
  bool complete = true;  ///< every file could be read and parsed
  std::string source;    ///< text of the file itself
  std::vector<Unfound> unfound;
};

/// A problem at the place of a key, named by tables and ids with dots between them, or of the
/// innermost of its tables that the files hold.
Problem problem_of(Settings const& settings, std::string const& path, std::string const& message);

/// Puts `from` over `into`: tables and items merge by key and id, all else is replaced.
void merge(Entry& into, Entry&& from);

/// Reads a file, what it extends, the evidence, the national figures and the settings of the
/// command line. A file that is not there is looked for among Kith's own scenarios.
Settings read_settings(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems);

/// The same for a text; `name` stands for its file.
Settings read_settings_text(std::string const& text, std::string const& name,
                            std::vector<std::string> const& sets, Problems& problems);

/// A problem at a place.
Problem problem_at(std::vector<Document> const& documents, Place place, std::string path,
                   std::string message);

}  // namespace kith
