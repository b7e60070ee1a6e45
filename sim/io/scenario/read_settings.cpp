#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "kith/io/scenario/apply_set.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/kept_figures.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/settings.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

bool is_text(Entry const& entry) {
  return entry.shape == Entry::Shape::value && entry.value.type == Value::Type::text;
}

// Reads documents from the file that a user named down to the figures, then merges them.
class Reader {
 public:
  Reader(Settings& settings, Problems& problems, KeptFigures& kept)
      : settings_(settings), problems_(problems), kept_(kept) {}

  void read_main(fs::path const& path) {
    FileText const file = read_file(path);
    int const document = add_document(path.string());
    if (!file.why.empty()) return unreadable(document, path, file.why);
    read_text(document, file.text, path);
  }

  void read_text(int document, std::string const& text, fs::path const& path) {
    if (settings_.source.empty()) settings_.source = text;
    auto parsed = parse_toml(text, document, settings_.documents, problems_);
    if (!parsed) return incomplete();
    check_format(document, *parsed);
    directories_.push_back(path.parent_path());
    take_evidence_path(*parsed, path.parent_path());
    open_.push_back(path);
    take_bases(*parsed, path);
    open_.pop_back();
    pile(std::move(*parsed), document);
  }

  int add_document(std::string const& name) {
    settings_.documents.push_back({name, 0});
    return static_cast<int>(settings_.documents.size()) - 1;
  }

  // The evidence and the national figures are the bottom layer, each mounted at its key.
  void read_figures() {
    if (auto const path = find_evidence()) mount("evidence", *path);
    if (auto const path = find_national()) mount("national", *path);
  }

  [[nodiscard]] int layer() const { return layer_; }

 private:
  void mount(std::string const& key, fs::path const& path) {
    FileText const file = read_file(path);
    int const document = add_document(path.string());
    if (!file.why.empty()) return unreadable(document, path, file.why);
    auto parsed = parsed_figures(file.text, path, document);
    if (!parsed) return incomplete();
    std::erase_if(parsed->children, [](Entry const& s) { return s.name == "format"; });
    if (key == "evidence") put_on_sample(*parsed, path);
    parsed->name = key;
    Entry bottom;
    bottom.place = bottom.key = {document, 1, 1};
    bottom.children.push_back(std::move(*parsed));
    Place const main_start = settings_.root.place;
    merge(bottom, std::move(settings_.root));
    settings_.root = std::move(bottom);
    settings_.root.place = settings_.root.key = main_start;
  }

  // Numbers that were fitted together have their joint sample in a file beside the evidence:
  // evidence-sample.toml beside evidence.toml.
  void put_on_sample(Entry& evidence, fs::path const& path) {
    fs::path const beside = path.parent_path() / (path.stem().string() + "-sample.toml");
    std::error_code error;
    if (!fs::exists(beside, error)) return;
    FileText const file = read_file(beside);
    int const document = add_document(beside.string());
    if (!file.why.empty()) return unreadable(document, beside, file.why);
    auto sample = parsed_figures(file.text, beside, document);
    if (!sample) return incomplete();
    merge(*sample, std::move(evidence));  // entries in both keep the evidence's places
    evidence = std::move(*sample);
  }

  std::optional<Entry> parsed_figures(std::string const& text, fs::path const& path, int document) {
    return kept_.parse(text, path.string(), document, settings_.documents, problems_);
  }

  void incomplete() { settings_.complete = false; }

  void unreadable(int document, fs::path const& path, std::string const& why) {
    incomplete();
    auto const candidates = toml_files(path.parent_path());
    std::string const hint =
        why == "no such file" ? did_you_mean(path.filename().string(), candidates) : std::string();
    problems_.push_back(problem_at(settings_.documents, {document, 0, 0}, "",
                                   fmt::format("cannot read this file ({}{})", why, hint)));
  }

  void check_format(int document, Entry& parsed) {
    Entry const* format = parsed.find("format");
    if (format == nullptr) {
      problems_.push_back(
          problem_at(settings_.documents, {document, 1, 1}, "format",
                     "missing key 'format' (a scenario file starts with format = 1)"));
    } else if (format->shape != Entry::Shape::value || format->value.type != Value::Type::integer ||
               format->value.integer != 1) {
      problems_.push_back(problem_at(
          settings_.documents, format->place, "format",
          fmt::format("format = {} (must be 1, which this kith reads)", shown(format->value))));
    }
    std::erase_if(parsed.children, [](Entry const& s) { return s.name == "format"; });
  }

  // A text at `evidence` names the evidence file; a table there overrides evidence.
  void take_evidence_path(Entry& parsed, fs::path const& directory) {
    Entry const* evidence = parsed.find("evidence");
    if (evidence == nullptr || !is_text(*evidence)) return;
    if (!evidence_) {
      auto const places = places_of(evidence->value.text, directory);
      evidence_ = first_existing(places);
      std::string const why = evidence_ ? read_file(*evidence_).why : "";
      if (!evidence_ || !why.empty()) {
        problems_.push_back(
            problem_at(settings_.documents, evidence->place, "evidence",
                       !evidence_ ? missing_file("evidence", evidence->value.text, places)
                                  : unreadable_file("evidence", evidence->value.text, why)));
        evidence_ = fs::path();  // reported; do not look for another
        incomplete();
      }
    }
    std::erase_if(parsed.children, [](Entry const& s) { return s.name == "evidence"; });
  }

  static std::string missing_file(std::string const& key, std::string const& name,
                                  std::vector<fs::path> const& places) {
    auto const hint =
        did_you_mean(fs::path(name).filename().string(), toml_files(places.front().parent_path()));
    return fmt::format("{} = {} (must be a file; there is no {}{})", key, as_text(name),
                       places.front().string(), hint);
  }

  static std::string unreadable_file(std::string const& key, std::string const& name,
                                     std::string const& why) {
    return fmt::format("{} = {} (must be a readable file: {})", key, as_text(name), why);
  }

  void take_bases(Entry& parsed, fs::path const& path) {
    Entry const* extends = parsed.find("extends");
    if (extends == nullptr) return;
    std::vector<Value> bases;
    if (is_text(*extends)) bases = {extends->value};
    if (extends->shape == Entry::Shape::value && extends->value.type == Value::Type::list) {
      bases = extends->value.list;
    }
    bool const texts =
        !bases.empty() && std::all_of(bases.begin(), bases.end(),
                                      [](Value const& v) { return v.type == Value::Type::text; });
    if (texts) {
      for (auto const& base : bases) read_base(base, path);
    } else {
      incomplete();
      problems_.push_back(problem_at(settings_.documents, extends->place, "extends",
                                     "extends (must be the path of a file, in quotes)"));
    }
    std::erase_if(parsed.children, [](Entry const& s) { return s.name == "extends"; });
  }

  void read_base(Value const& base, fs::path const& from) {
    auto const complain = [&](std::string const& message) {
      incomplete();
      problems_.push_back(problem_at(settings_.documents, base.place, "extends", message));
    };
    auto const places = places_of(base.text, from.parent_path());
    auto const found = first_existing(places);
    if (!found) return complain(missing_file("extends", base.text, places));
    if (goes_in_a_circle(*found)) {
      return complain(fmt::format("extends = {} (must not lead back to itself: {})",
                                  as_text(base.text), circle(*found)));
    }
    FileText const file = read_file(*found);
    if (!file.why.empty()) return complain(unreadable_file("extends", base.text, file.why));
    read_text(add_document(found->string()), file.text, *found);
  }

  bool goes_in_a_circle(fs::path const& next) const {
    std::error_code error;
    return std::any_of(open_.begin(), open_.end(), [&](fs::path const& path) {
      return path == next || fs::equivalent(path, next, error);
    });
  }

  std::string circle(fs::path const& next) const {
    std::string way;
    for (auto const& path : open_) way += path.string() + " -> ";
    return way + next.string();
  }

  void pile(Entry&& parsed, int document) {
    settings_.documents[static_cast<std::size_t>(document)].layer = ++layer_;
    merge(settings_.root, std::move(parsed));
  }

  std::optional<fs::path> find_evidence() {
    if (evidence_) return evidence_->empty() ? std::nullopt : evidence_;
    return find("evidence", directories_,
                "no evidence file (write evidence = \"path/to/evidence.toml\", or put one at {})");
  }

  // Beside the evidence file that a scenario names, else where evidence files are looked up.
  std::optional<fs::path> find_national() {
    std::vector<fs::path> directories = directories_;
    if (evidence_ && !evidence_->empty())
      directories.insert(directories.begin(), evidence_->parent_path());
    return find("national", directories, "no file of national figures (put national.toml at {})");
  }

  std::optional<fs::path> find(std::string const& key, std::vector<fs::path> const& directories,
                               fmt::format_string<std::string> message) {
    std::vector<std::string> sought;
    for (auto const& directory : directories) {
      auto const places = places_of_figures(key + ".toml", directory);
      if (auto found = first_existing(places)) return found;
      for (auto const& place : places) sought.push_back(place.string());
    }
    if (!sought.empty())
      settings_.unfound.push_back({key, fmt::format(message, enumerate(sought))});
    return std::nullopt;
  }

  Settings& settings_;
  Problems& problems_;
  KeptFigures& kept_;
  int layer_ = 0;
  std::vector<fs::path> open_;         // the file being read and those that extend it
  std::vector<fs::path> directories_;  // of all files, the main one first
  std::optional<fs::path> evidence_;
};

// The file itself, else one of that name among Kith's own scenarios.
std::string file_meant(std::string const& file) {
  std::error_code error;
  if (fs::exists(file, error)) return file;
  auto const shipped = first_existing(places_of(file, "."));
  return shipped ? shipped->string() : file;
}

}  // namespace

Settings read_settings(std::string const& file, std::vector<std::string> const& sets,
                       Problems& problems) {
  Settings settings;
  KeptFigures none;
  Reader reader(settings, problems, none);
  reader.read_main(file_meant(file));
  reader.read_figures();
  for (auto const& set : sets) apply_set(settings, set, reader.layer() + 1, problems);
  return settings;
}

Settings read_settings_text(std::string const& text, std::string const& name,
                            std::vector<std::string> const& sets, Problems& problems,
                            KeptFigures* kept) {
  Settings settings;
  KeptFigures none;
  Reader reader(settings, problems, kept != nullptr ? *kept : none);
  reader.read_text(reader.add_document(name), text, name);
  reader.read_figures();
  for (auto const& set : sets) apply_set(settings, set, reader.layer() + 1, problems);
  return settings;
}

}  // namespace kith
