#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/studio/json.hpp"

namespace kith::studio {

/// A scenario as the page holds it: a text, and the files beside it that are not Kith's own.
struct Source {
  std::string name, text;
  std::map<std::string, std::string> files{};
  std::vector<std::string> settings{};
};

/// Throws std::invalid_argument where it is none, or names a file outside of its folder.
Source source_of(Json const& json);
Json as_json(Source const& source);

/// The folder in which the files of the page lie; nothing else may.
class Desk {
 public:
  explicit Desk(std::filesystem::path folder);

  /// The scenario of a source with further settings. What is wrong is appended to `problems`.
  Scenario read(Source const& source, std::vector<std::string> const& settings, Problems& problems);
  void put(std::string const& name, std::string const& text);
  /// Files of problems without the folder.
  [[nodiscard]] Problems without_folder(Problems problems) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace kith::studio
