#include <fmt/format.h>

#include <algorithm>

#include "kith/io/scenario/read_form.hpp"
#include "kith/schema/wording.hpp"

namespace kith {

void Reading::problem(Place place, std::string const& path, std::string const& message) {
  problems_.push_back(problem_at(settings_.documents, place, path, message));
}

void Reading::warning(Place place, std::string const& path, std::string const& message) {
  warnings_.push_back(problem_at(settings_.documents, place, path, message));
  warnings_.back().warning = true;
}

void Reading::missing(Place place, std::string const& path, std::string const& message) {
  if (!settings_.complete) return;
  for (Unfound const& file : settings_.unfound) {
    if (!path.starts_with(file.key + ".")) continue;
    if (said_unfound_.insert(file.key).second) problem(place, file.key, file.message);
    return;
  }
  problem(place, path, message);
}

void Reading::unknown(Entry const& entry, std::string const& path, std::string const& shown_path,
                      std::vector<std::string> const& siblings) {
  unknown_.push_back({entry.key, path, shown_path, entry.name, siblings});
}

void Reading::know(Kind kind, std::string const& id) {
  auto& ids = known_[kind];
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

void Reading::expect(Kind kind, Place place, std::string const& path, std::string const& subject,
                     std::string const& id) {
  expected_.push_back({kind, place, path, subject, id});
}

int Reading::layer(Place place) const {
  auto const document = static_cast<std::size_t>(place.document);
  return document < settings_.documents.size() ? settings_.documents[document].layer : 0;
}

void Reading::finish() {
  for (auto const& expected : expected_) check_reference(expected);
  for (auto const& unknown : unknown_) check_unknown(unknown);
}

void Reading::check_reference(Expected const& expected) {
  auto const& ids = known_[expected.kind];
  bool const exists = std::find(ids.begin(), ids.end(), expected.id) != ids.end();
  if (exists || !settings_.complete || forgotten_.count(expected.kind) > 0) return;
  std::string const known = ids.empty() ? fmt::format("there is no [[{}]]", name_of(expected.kind))
                                        : fmt::format("one of {}", enumerate(ids));
  problem(expected.place, expected.path,
          fmt::format("{} (must be the id of {}: {}{})", expected.subject,
                      with_article(expected.kind), known, did_you_mean(expected.id, ids)));
}

void Reading::check_unknown(Unknown const& unknown) {
  constexpr std::size_t short_list = 16;
  std::string meant = nearest(unknown.name, unknown.siblings);
  if (meant.empty() && !unknown.shown_path.starts_with("evidence.")) {
    std::string const ending = "." + unknown.name;  // the right key in the wrong table
    auto const elsewhere =
        std::find_if(declared_.begin(), declared_.end(), [&](std::string const& path) {
          return path == unknown.name || (path.size() > ending.size() && path.ends_with(ending));
        });
    if (elsewhere != declared_.end()) meant = *elsewhere;
  }
  std::string message = fmt::format("unknown key '{}'", revealed(unknown.shown_path));
  if (!meant.empty()) message += fmt::format(" (did you mean '{}'?)", meant);
  if (unknown.siblings.size() <= short_list || meant.empty()) {
    message += "; allowed: " + enumerate(unknown.siblings);
  }
  problem(unknown.place, unknown.path, message);
}

}  // namespace kith
