#include "kith/io/scenario/apply_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "kith/io/scenario/parse_toml.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

/// Why a key cannot be set on the command line: files are found and read before settings apply.
std::string belongs_to_files(std::string const& path) {
  if (path == "extends")
    return "extends cannot be set on the command line (write it into the file, or make a file that "
           "extends the other community and this scenario)";
  if (path == "format")
    return "format cannot be set on the command line (the file says how it is written: format = 1)";
  return "";
}

class CommandLineSetting {
 public:
  CommandLineSetting(Settings& settings, Place start, Problems& problems)
      : settings_(settings), start_(start), problems_(problems) {}

  void apply(std::string const& argument) {
    auto const equals = argument.find('=');
    if (equals == std::string::npos || equals == 0) {
      return problem(1, "", "must be path=value, e.g. --set run.replicates=8");
    }
    path_ = argument.substr(0, equals);
    if (auto const why = belongs_to_files(path_); !why.empty()) return problem(1, path_, why);
    int const column = static_cast<int>(equals) + 2;
    auto value = parse_value(argument.substr(equals + 1), {start_.document, 1, column});
    if (!value) return problem(column, path_, "not a TOML value");
    if (auto layer = layer_of(std::move(*value))) merge(settings_.root, std::move(*layer));
  }

 private:
  void problem(int column, std::string const& path, std::string const& message) {
    Place const place = {start_.document, 1, column};
    problems_.push_back(problem_at(settings_.documents, place, path, message));
  }

  // The path as a tree like that of a file.
  std::optional<Entry> layer_of(Entry&& value) {
    Entry layer;
    layer.key = layer.place = settings_.root.place;
    Entry* end = &layer;
    Entry const* below = &settings_.root;
    for (std::size_t start = 0; start <= path_.size();) {
      std::size_t const dot = std::min(path_.find('.', start), path_.size());
      std::string const name = path_.substr(start, dot - start);
      if (!may_hold(below, name)) return std::nullopt;
      below = below == nullptr ? nullptr : below->find(name);
      Entry next;
      next.place = start_;
      if (below != nullptr) next.shape = below->shape;
      if (next.shape == Entry::Shape::value) next.shape = Entry::Shape::table;
      next.name = name;
      next.key = start_;
      end->children.push_back(std::move(next));
      end = &end->children.back();
      start = dot + 1;
    }
    value.name = end->name;
    value.key = start_;
    *end = std::move(value);
    return layer;
  }

  bool may_hold(Entry const* parent, std::string const& name) {
    bool const item = parent != nullptr && parent->shape == Entry::Shape::items;
    if (!item || parent->find(name) != nullptr) return true;
    std::vector<std::string> ids;
    for (auto const& child : parent->children) ids.push_back(child.name);
    problem(1, path_,
            fmt::format("no [[{}]] has the id '{}' (must be one of {}{})", parent->name,
                        revealed(name), enumerate(ids), did_you_mean(name, ids)));
    return false;
  }

  Settings& settings_;
  Place start_;
  Problems& problems_;
  std::string path_;
};

}  // namespace

void apply_set(Settings& settings, std::string const& argument, int layer, Problems& problems) {
  settings.documents.push_back({"--set " + argument, layer});
  int const document = static_cast<int>(settings.documents.size()) - 1;
  CommandLineSetting(settings, {document, 1, 1}, problems).apply(argument);
}

}  // namespace kith
