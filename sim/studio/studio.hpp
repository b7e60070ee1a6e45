#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kith::studio {

/// Kith as called by a page: JSON in, JSON out (specified in analysis/web/src/engine/types.ts). Not
/// thread-safe: each worker of the page has its own.
class Studio {
 public:
  /// `share` contains the folder `scenarios`, with counties.csv in it; `desk` is where the page's
  /// files go. KITH_SHARE_DIR must name `share`.
  Studio(std::filesystem::path share, std::filesystem::path desk);
  ~Studio();
  Studio(Studio&&) noexcept;
  Studio& operator=(Studio&&) noexcept;
  Studio(Studio const&) = delete;
  Studio& operator=(Studio const&) = delete;

  /// Calls a function with a request. Errors are returned as {"error": ...}.
  std::string call(std::string const& function, std::string const& request);

  /// Simulates a replicate of the scenario opened last, all its scenarios one after another; each
  /// run's bytes are for `take` of a studio that has the same scenario open.
  std::vector<std::string> run(int replicate);
  void take(std::string const& run);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kith::studio
