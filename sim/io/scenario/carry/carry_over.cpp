#include "kith/io/scenario/carry/carry_over.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "kith/io/scenario/carry/carried_ids.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

/// What declarations say about the keys of scenario files, by the last part of their paths.
struct Keys {
  std::map<std::string, std::string> kinds;   ///< "host": "organization"
  std::map<std::string, std::string> tables;  ///< of numbers by id, "days_per_week": "zone"
  std::set<std::string> amounts;              ///< what grows with the place: posts, dollars a year
};

std::string last_of(std::string const& path) {
  return path.substr(path.rfind('.') + 1);
}

/// "zone" from "ids of zones" or "id of a zone"; empty for other values.
std::string kind_in(std::string const& allowed) {
  for (std::string_view const start : {"ids of ", "id of an ", "id of a "})
    if (allowed.starts_with(start)) {
      std::string kind = allowed.substr(start.size());
      if (start == "ids of ") kind.pop_back();
      return kind;
    }
  return "";
}

Keys declared_keys(Scenario const& figures) {
  Keys keys;
  for (ParameterInfo const& info : list_declarations(figures)) {
    std::string const key = last_of(info.path);
    if (std::string const kind = kind_in(info.allowed); !kind.empty()) keys.kinds[key] = kind;
    bool const by_ids = key.starts_with('<') && key.ends_with('>');  // days_per_week.<zone>
    std::string const name = by_ids ? last_of(info.path.substr(0, info.path.rfind('.'))) : key;
    if (by_ids) keys.tables[name] = key.substr(1, key.size() - 2);
    if (grows_with_place(info)) keys.amounts.insert(name);
  }
  return keys;
}

/// Keys that describe the place, or that are written anew.
bool is_left_out(std::string const& path, std::string const& key) {
  if (path.empty()) return key == "text" || key == "id" || key == "extends" || key == "format";
  return path == "partnership" && key == "title";
}

class Carrier {
 public:
  Carrier(Scenario const& from, Scenario const& to, CarryOver const& how)
      : to_(to), how_(how), keys_(declared_keys(from)), ids_(carried_ids(from, to)) {}

  std::string whole(Entry const& document) {
    out_ = fmt::format("format = 1\nextends = {}\n\nid = {}\n", as_text(how_.community),
                       as_text(how_.id));
    table(document, "");
    for (std::string const& note : notes_) out_ += fmt::format("\n# {}.\n", note);
    return out_;
  }
  std::vector<std::string> notes_in_order() const { return {notes_.begin(), notes_.end()}; }

 private:
  static std::vector<Entry const*> as_written(Entry const& table) {
    std::vector<Entry const*> children;
    for (Entry const& child : table.children) children.push_back(&child);
    std::stable_sort(children.begin(), children.end(),
                     [](Entry const* a, Entry const* b) { return a->key.line < b->key.line; });
    return children;
  }

  /// Posts of the other place's provider from which a program moves its staff; nothing if it moves
  /// none.
  std::optional<double> movable(Entry const& program) {
    Entry const* const staff = program.find("staff");
    Entry const* const from = program.find("moved_from");
    if (staff == nullptr || staff->value.text != "moved" || from == nullptr) return std::nullopt;
    std::string const id = ids_.carried("provider", from->value.text);
    for (Provider const& provider : to_.providers)
      if (provider.id == id) return provider.fte;
    return std::nullopt;
  }

  void table(Entry const& entry, std::string const& path) {
    movable_fte_ = movable(entry);
    auto const by_id = keys_.tables.find(last_of(path));
    if (by_id != keys_.tables.end()) return numbers_by_id(entry, by_id->second);
    auto const children = as_written(entry);
    for (Entry const* const child : children)
      if (child->shape == Entry::Shape::value && !is_left_out(path, child->name))
        line(*child, path);
    for (Entry const* const child : children) {
      std::string const inner = path.empty() ? child->name : path + "." + child->name;
      if (child->shape == Entry::Shape::table) {
        out_ += fmt::format("\n[{}]\n", inner);
        table(*child, inner);
      } else if (child->shape == Entry::Shape::items) {
        items(*child, inner);
      }
    }
  }

  void items(Entry const& entry, std::string const& path) {
    for (Entry const* const item : as_written(entry)) {
      out_ += fmt::format("\n[[{}]]\nid = {}\n", path, as_text(item->name));
      if (path == "partnership") partnership_title(*item);
      partnership_ = path == "partnership" ? item->name : "";
      table(*item, path);
    }
  }

  /// "County clinic and community center".
  void partnership_title(Entry const& partnership) {
    Entry const* const partners = partnership.find("partners");
    if (partners == nullptr) return;
    std::vector<std::string> titles;
    for (Value const& partner : partners->value.list)
      titles.push_back(title_of(ids_.carried("organization", partner.text)));
    std::erase(titles, "");
    std::string all;
    for (std::size_t i = 0; i < titles.size(); ++i)
      all += (i == 0 ? "" : i + 1 == titles.size() ? " and " : ", ") + titles[i];
    if (!all.empty()) out_ += fmt::format("title = {}\n", as_text(all));
  }

  /// Without an article: the title of a partnership lists it among others.
  std::string title_of(std::string const& organization) const {
    for (Organization const& one : to_.organizations) {
      if (one.id != organization) continue;
      std::string const title = one.title.empty() ? one.id : one.title;
      return title.starts_with("A ") ? title.substr(2) : title;
    }
    return "";
  }

  /// Where two ids become one, their numbers are added.
  void numbers_by_id(Entry const& entry, std::string const& kind) {
    std::map<std::string, double> numbers;
    for (Entry const* const child : as_written(entry))
      if (std::string const id = carried(kind, child->name); !id.empty())
        numbers[id] += child->value.number;
    double const divide_by = keys_.amounts.contains(entry.name) ? how_.divide_by : 1.0;
    for (auto const& [id, number] : numbers)
      out_ += fmt::format("{} = {}\n", id, in_digits(number / divide_by));
  }

  void line(Entry const& entry, std::string const& path) {
    auto const kind = keys_.kinds.find(entry.name);
    std::string text = kind == keys_.kinds.end() ? as_toml(entry.value).value_or("")
                                                 : with_ids(entry.value, kind->second);
    if (entry.name == "title" && path == "organization")
      text = as_text(without_place(entry.value.text));
    if (text.empty()) {
      out_ += fmt::format("# {}: nothing here plays that part (see the end of this file)\n",
                          entry.name);
      return;
    }
    if (entry.name == "billed_share" && to_.local && to_.local->billed_share >= 0.0) {
      out_ +=
          fmt::format("{} = {}  # {}\n", entry.name, to_.local->billed_share, to_.local->source);
      return;
    }
    out_ += keys_.amounts.contains(entry.name) ? amount(entry, text)
                                               : fmt::format("{} = {}\n", entry.name, text);
  }

  /// Posts or dollars: no more posts are moved than exist.
  std::string amount(Entry const& entry, std::string const& text) const {
    double const share = entry.value.number / how_.divide_by;
    auto const grant = how_.grants.find(partnership_);
    if (entry.name == "grant_usd_per_year" && grant != how_.grants.end())
      return fmt::format("{} = {:.0f}  # {} {}; meetings are not divided\n", entry.name,
                         grant->second, text, how_.divided_of);
    if (movable_fte_ && entry.name.ends_with("_fte") && share > *movable_fte_)
      return fmt::format("{} = {:.3g}  # {} in the example: all that are there to be moved\n",
                         entry.name, std::floor(1000.0 * *movable_fte_) / 1000.0, text);
    return how_.divide_by == 1.0 ? fmt::format("{} = {}\n", entry.name, text)
                                 : fmt::format("{} = {}  # {} {}\n", entry.name, in_digits(share),
                                               text, how_.divided_of);
  }

  static std::string in_digits(double share) {
    return share >= 1000.0 ? fmt::format("{:.0f}", share) : fmt::format("{:.3g}", share);
  }

  std::string carried(std::string const& kind, std::string const& id) {
    std::string const other = ids_.carried(kind, id);
    if (other.empty())
      notes_.insert(
          fmt::format("{} \"{}\" of the example has no counterpart in {}: add one there, "
                      "or change what named it",
                      kind, id, to_.margins.title));
    return other;
  }

  std::string with_ids(Value const& value, std::string const& kind) {
    if (value.type == Value::Type::text) {
      std::string const id = carried(kind, value.text);
      return id.empty() ? "" : as_text(id);
    }
    if (value.type != Value::Type::list) return as_toml(value).value_or("");
    std::vector<std::string> all;
    for (Value const& one : value.list) {
      std::string const id = as_text(carried(kind, one.text));
      bool const there = std::find(all.begin(), all.end(), id) != all.end();
      if (id != as_text("") && !there) all.push_back(id);
    }
    return all.empty() && !value.list.empty() ? "" : fmt::format("[{}]", fmt::join(all, ", "));
  }

  /// "Mental health cooperative" from "Mental health cooperative in Madison".
  static std::string without_place(std::string const& title) {
    std::size_t const in = title.rfind(" in ");
    bool const named =
        in != title.npos && in + 4 < title.size() && title[in + 4] >= 'A' && title[in + 4] <= 'Z';
    return named ? title.substr(0, in) : title;
  }

  Scenario const& to_;
  CarryOver const& how_;
  Keys const keys_;
  CarriedIds const ids_;
  std::set<std::string> notes_;
  std::string partnership_;            ///< being written
  std::optional<double> movable_fte_;  ///< of the table being written
  std::string out_;
};

}  // namespace

CarriedScenario carry_over(std::string const& text, Scenario const& from, Scenario const& to,
                           CarryOver const& how, Problems& problems) {
  std::vector<Document> const documents = {{"example", 0}};
  auto const document = parse_toml(text, 0, documents, problems);
  if (!document) return {};
  Carrier carrier(from, to, how);
  std::string whole = carrier.whole(*document);
  return {std::move(whole), carrier.notes_in_order()};
}

}  // namespace kith
