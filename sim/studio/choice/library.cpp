#include "kith/studio/choice/library.hpp"

#include <algorithm>
#include <stdexcept>

#include "kith/io/scenario/carry/carry_over.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/study/bill/grants_needed.hpp"

namespace kith::studio {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view main_example = "clinic-at-the-community-center";

std::string text_of(Entry const& root, std::string_view key) {
  Entry const* const found = root.find(key);
  std::string text = found == nullptr ? "" : found->value.text;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

/// Files that every scenario builds on have no title.
void add_folder(Json& all, fs::path const& folder, bool communities) {
  for (std::string const& name : toml_files(folder)) {
    std::string const text = read_file(folder / name).text;
    Problems ignored;
    auto const root = parse_toml(text, 0, {}, ignored);
    if (!root || root->find("title") == nullptr) continue;
    std::string const id = fs::path(name).stem().string();
    all.push_back({{"id", id},
                   {"title", text_of(*root, "title")},
                   {"question", text_of(*root, "question")},
                   {"about", text_of(*root, "text")},
                   {"text", text},
                   {"community", communities ? "communities/" + name : text_of(*root, "extends")},
                   {"isCommunity", communities},
                   {"isMain", id == main_example}});
  }
}

/// The community that a request names: a file of the page, or one of Kith's own.
Scenario community_of(Desk& desk, fs::path const& share, Json const& community,
                      Problems& problems) {
  std::string const file = text_at(community, "file");
  if (community.contains("text") && community["text"].is_string())
    return desk.read({file, community["text"].get<std::string>()}, {}, problems);
  fs::path const shipped = (share / "scenarios" / file).lexically_normal();
  bool const inside = shipped.string().starts_with((share / "scenarios").string());
  FileText const read = inside ? read_file(shipped) : FileText{"", "no such file"};
  if (!read.why.empty()) throw std::invalid_argument(file + ": " + read.why);
  return desk.read({"place.toml", read.text}, {}, problems);
}

}  // namespace

Json library_json(fs::path const& share) {
  Json all = Json::array();
  add_folder(all, share / "scenarios", false);
  add_folder(all, share / "scenarios" / "communities", true);
  return all;
}

Json carry_json(Desk& desk, fs::path const& share, Json const& request) {
  Problems problems;
  Source const like = source_of(request.at("like"));
  std::string const id = text_at(request, "id");
  if (!is_id(id)) throw std::invalid_argument("'" + id + "' is not an id");
  Json const& community = request.at("community");
  Scenario const from = desk.read(like, {}, problems);
  Scenario const to = community_of(desk, share, community, problems);
  bool const for_county = request.contains("forCounty") && request["forCounty"] == true;
  Source made{id + ".toml", ""};
  std::vector<std::string> notes;
  if (problems.empty()) {
    std::string const file = text_at(community, "file");
    if (community.contains("text")) made.files[file] = community["text"].get<std::string>();
    CarryOver how = carry_by_size(from, to, for_county);
    how.id = id;
    how.community = file;
    CarriedScenario carried = carry_over(like.text, from, to, how, problems);
    if (how.divide_by > 1.0 && !for_county) {
      Problems unread;  // what is left to fix is reported where the text is checked
      Scenario const sized = desk.read({made.name, carried.text, made.files}, {}, unread);
      if (unread.empty()) how.grants = grants_needed(sized);
      carried = carry_over(like.text, from, to, how, problems);
    }
    made.text = carried.text;
    notes = carried.notes;
    for (std::string const& note : size_notes(from, to, for_county)) notes.push_back(note);
  }
  return {{"problems", as_json(problems)},
          {"source", problems.empty() ? as_json(made) : Json()},
          {"notes", notes}};
}

}  // namespace kith::studio
