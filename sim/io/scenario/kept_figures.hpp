#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kith/io/scenario/settings.hpp"

namespace kith {

/// Files of evidence and national figures as parsed before: who reads scenarios again and again
/// need not parse them each time, half of the work. A file that has changed is parsed again. Not
/// thread-safe.
class KeptFigures {
 public:
  /// As parse_toml. What has problems is not kept.
  std::optional<Entry> parse(std::string const& text, std::string const& path, int document,
                             std::vector<Document> const& documents, Problems& problems);

 private:
  struct File {
    std::string text;
    Entry parsed;
  };
  std::map<std::string, File> files_;
};

}  // namespace kith
