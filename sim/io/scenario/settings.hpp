#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/problems.hpp"

namespace kith {

class KeptFigures;

/// The location of an entry: its document, and line and column there, from 1.
struct Place {
  int document = 0;
  int line = 1;
  int column = 1;
};

/// A value as written in a file.
struct Value {
  enum class Type { boolean, integer, number, text, date, list, table } type = Type::integer;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0.0;  ///< integers too
  std::string text;     ///< of texts and dates
  std::vector<Value> list;
  Place place;
};

/// A value as problems show it: long ones are cut.
std::string shown(Value const& value);

/// A value in TOML; nothing if it is a table or contains one.
std::optional<std::string> as_toml(Value const& value);

/// A key with its value, a table of keys, or an array of tables by their ids.
struct Entry {
  enum class Shape { value, table, items } shape = Shape::table;
  std::string name;  ///< the key, or the id of an item
  Place key;         ///< where the key (of an item: its table) is
  Place place;       ///< where the value is
  Value value;       ///< if the shape is value
  std::vector<Entry> children;

  [[nodiscard]] Entry const* find(std::string_view child) const;
  [[nodiscard]] Entry* find(std::string_view child);
};

/// A file, or a setting of the command line. Documents of a higher layer override lower ones.
struct Document {
  std::string name;  ///< as problems show it
  int layer =
      0;  ///< 0: evidence and national figures; then bases and files; all `--set` share the highest
};

/// A file that every scenario builds on and that was not found.
struct Unfound {
  std::string key;      ///< what it would contain
  std::string message;  ///< where it was looked up
};

/// All documents of a scenario merged: one tree in which every value still knows its location. TOML
/// tables themselves are never merged, because copies of them forget their location.
struct Settings {
  std::vector<Document> documents;
  Entry root;
  bool complete = true;  ///< every file could be read and parsed
  std::string source;    ///< text of the file itself
  std::vector<Unfound> unfound;
};

/// A problem at a key, given by its path of tables and ids with dots between them, or at the
/// innermost of its tables that the files contain.
Problem problem_of(Settings const& settings, std::string const& path, std::string const& message);

/// Merges `from` into `into`: tables and items by key and id; all else is replaced.
void merge(Entry& into, Entry&& from);

/// Reads a file, the files it extends, the evidence, the national figures and the settings of the
/// command line. A file that does not exist is looked up among Kith's own scenarios.
Settings read_settings(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems);

/// The same for a text; `name` serves as its file name. `kept`: see kept_figures.hpp.
Settings read_settings_text(std::string const& text, std::string const& name,
                            std::vector<std::string> const& sets, Problems& problems,
                            KeptFigures* kept = nullptr);

/// A problem at a location.
Problem problem_at(std::vector<Document> const& documents, Place place, std::string path,
                   std::string message);

}  // namespace kith
