#pragma once

#include <filesystem>

namespace kith {

/// Keeps other runs from writing the same result: flock on `.NAME.lock` beside it, so that a run
/// that was killed leaves no lock behind. Throws LockedError or OutputError.
class OutputLock {
 public:
  explicit OutputLock(std::filesystem::path const& output);
  ~OutputLock();
  OutputLock(OutputLock const&) = delete;
  OutputLock& operator=(OutputLock const&) = delete;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// Deletes temporary files that dead runs on this machine left for this result. Call it under the
/// lock.
void remove_leftovers(std::filesystem::path const& output);

}  // namespace kith
