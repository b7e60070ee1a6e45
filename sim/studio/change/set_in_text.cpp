#include "kith/studio/change/set_in_text.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "kith/io/scenario/parse_toml.hpp"
#include "kith/schema/wording.hpp"
#include "kith/studio/change/toml_places.hpp"

namespace kith::studio {
namespace {

/// Tables of which scenario files have many, distinguished by id.
constexpr std::string_view arrays[] = {"zone",     "group", "organization", "site",
                                       "provider", "event", "partnership",  "stratum"};

bool is_array(std::string_view name) {
  return std::find(std::begin(arrays), std::end(arrays), name) != std::end(arrays);
}

std::vector<std::string> parts_of(std::string const& path) {
  std::vector<std::string> parts(1);
  for (char const c : path)
    if (c == '.')
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

std::string with_line_end(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

/// A text that is being changed at one path.
class Change {
 public:
  Change(std::string const& text, Entry const& root, std::string const& path,
         std::string const& value)
      : text_(with_line_end(text)), root_(root), parts_(parts_of(path)), value_(value) {}

  std::string made() const {
    Entry const* at = &root_;
    std::size_t found = 0;
    while (found < parts_.size()) {
      Entry const* const child = at->find(parts_[found]);
      if (child == nullptr) break;
      at = child;
      ++found;
    }
    if (found == parts_.size()) return replaced(*at);
    bool const last = found + 1 == parts_.size();
    if (is_inline(*at)) return last ? into_inline(*at) : text_;
    bool const is_item = found == 2 && is_array(parts_[0]);
    if (last && at->shape == Entry::Shape::table && (is_item || has_lines(*at)))
      return line_in(*at, found);
    return table_behind(*at, found);
  }

 private:
  [[nodiscard]] std::size_t begin_of(Entry const& entry) const {
    return offset_of(text_, entry.place);
  }
  [[nodiscard]] bool is_inline(Entry const& entry) const {
    std::size_t const at = begin_of(entry);
    return &entry != &root_ && entry.shape == Entry::Shape::table && at < text_.size() &&
           text_[at] == '{';
  }
  /// Whether its keys are under a header of its own, not only one of a table inside it.
  [[nodiscard]] bool has_lines(Entry const& table) const {
    if (&table == &root_) return true;
    std::size_t const begin = offset_of(text_, {0, table.key.line, 1});
    std::string const line = text_.substr(begin, next_line(text_, begin) - begin);
    std::size_t const first = line.find_first_not_of(" \t"), end = line.find(']');
    if (first == line.npos || line[first] != '[' || end == line.npos) return false;
    std::string const names = line.substr(first + 1, end - first - 1);
    return names == table.name || names.ends_with("." + table.name);
  }

  [[nodiscard]] std::string replaced(Entry const& entry) const {
    if (entry.shape != Entry::Shape::value && !is_inline(entry)) return text_;
    std::size_t const begin = begin_of(entry);
    return text_.substr(0, begin) + value_ + text_.substr(end_of_value(text_, begin));
  }

  [[nodiscard]] std::string into_inline(Entry const& table) const {
    std::size_t const begin = begin_of(table) + 1;
    std::string const comma = table.children.empty() ? " " : ",";
    return text_.substr(0, begin) + " " + parts_.back() + " = " + value_ + comma +
           text_.substr(begin);
  }

  /// The position after the last line of everything that belongs to an entry.
  [[nodiscard]] std::size_t end_of(Entry const& entry, bool with_tables) const {
    std::size_t end = &entry == &root_ ? 0 : next_line(text_, offset_of(text_, entry.key));
    if (entry.shape == Entry::Shape::value || is_inline(entry)) {
      std::size_t const value = end_of_value(text_, begin_of(entry));
      return next_line(text_, value);
    }
    for (Entry const& child : entry.children)
      if (with_tables || child.shape == Entry::Shape::value || is_inline(child))
        end = std::max(end, end_of(child, with_tables));
    return end;
  }

  /// Adds a line below the other keys of a table.
  [[nodiscard]] std::string line_in(Entry const& table, std::size_t found) const {
    std::size_t const at = end_of(table, false);
    return text_.substr(0, at) + parts_[found] + " = " + value_ + "\n" + text_.substr(at);
  }

  /// "[partnership.outreach]" for the path, without ids.
  [[nodiscard]] std::string header() const {
    std::string names;
    bool is_id = false;
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
      if (!is_id) names += (names.empty() ? "" : ".") + parts_[i];
      is_id = i == 0 && is_array(parts_[0]);
    }
    return names;
  }

  /// Adds a table of its own after everything that belongs to the existing one.
  [[nodiscard]] std::string table_behind(Entry const& there, std::size_t found) const {
    bool const of_array = is_array(parts_[0]);
    std::string added;
    bool const new_item = of_array && found < 2;
    if (new_item && parts_.size() > 2)
      added = "\n[[" + parts_[0] + "]]\nid = " + as_text(parts_[1]) + "\n";
    bool const in_item = of_array && parts_.size() == 3;
    if (new_item && in_item)
      added += parts_.back() + " = " + value_ + "\n";
    else
      added += "\n[" + header() + "]\n" + parts_.back() + " = " + value_ + "\n";
    std::size_t const at = new_item || &there == &root_ ? text_.size() : end_of(there, true);
    return text_.substr(0, at) + added + text_.substr(at);
  }

  std::string const text_;
  Entry const& root_;
  std::vector<std::string> parts_;
  std::string const& value_;
};

Entry const* entry_at(Entry const& root, std::string const& path) {
  Entry const* at = &root;
  for (std::string const& part : parts_of(path))
    if (at != nullptr) at = at->find(part);
  return at;
}

}  // namespace

std::string set_in_text(std::string const& text, std::string const& path, std::string const& value,
                        Problems& problems) {
  std::vector<Document> const documents = {{"scenario", 0}};
  Problems before, after;
  auto const root = parse_toml(text, 0, documents, before);
  if (!root || !before.empty()) {
    problems.insert(problems.end(), before.begin(), before.end());
    return text;
  }
  std::string const changed = Change(text, *root, path, value).made();
  auto const read = parse_toml(changed, 0, documents, after);
  Entry const* const found = read && after.empty() ? entry_at(*read, path) : nullptr;
  auto const wanted = parse_value(value, {});
  bool const done = found != nullptr && wanted && shown(found->value) == shown(wanted->value) &&
                    (found->shape == Entry::Shape::value || changed != text);
  if (done) return changed;
  problems.push_back({"scenario", 0, 0, path,
                      path + " = " + value + " cannot be put into this text (write it by hand)"});
  return text;
}

}  // namespace kith::studio
