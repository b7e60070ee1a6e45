#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kith/io/scenario/kept_figures.hpp"
#include "kith/scenario/scenario.hpp"
#include "kith/studio/json.hpp"

namespace kith::studio {

/// A scenario as held by the page: a text, and the files beside it that are not Kith's own.
struct Source {
  std::string name, text;
  std::map<std::string, std::string> files{};
  std::vector<std::string> settings{};
};

/// Throws std::invalid_argument if it is not one, or names a file outside its folder.
Source source_of(Json const& json);
Json as_json(Source const& source);

/// The folder for the page's files; it contains nothing else.
class Desk {
 public:
  explicit Desk(std::filesystem::path folder);

  /// The scenario of a source with further settings. Appends errors to `problems`.
  Scenario read(Source const& source, std::vector<std::string> const& settings, Problems& problems);
  void put(std::string const& name, std::string const& text);
  /// The problems with the folder removed from their file names.
  [[nodiscard]] Problems without_folder(Problems problems) const;

 private:
  std::filesystem::path folder_;
  KeptFigures kept_{};
};

}  // namespace kith::studio
