#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kith::studio {

/// Kith as a page calls it: JSON in, JSON out (analysis/web/src/engine/types.ts says which). Not
/// for several threads: each worker of the page has one of its own.
class Studio {
 public:
  /// `share` holds the folder `scenarios`, with counties.csv in it; `desk` is where files of the
  /// page may lie. KITH_SHARE_DIR must name `share`.
  Studio(std::filesystem::path share, std::filesystem::path desk);
  ~Studio();
  Studio(Studio&&) noexcept;
  Studio& operator=(Studio&&) noexcept;
  Studio(Studio const&) = delete;
  Studio& operator=(Studio const&) = delete;

  /// A function with its request. What goes wrong comes as {"error": ...}.
  std::string call(std::string const& function, std::string const& request);

  /// A replicate of the scenario that was opened last, all its scenarios one after the other; each
  /// run's bytes are for `take` of a studio that has the same scenario open.
  std::vector<std::string> run(int replicate);
  void take(std::string const& run);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kith::studio
