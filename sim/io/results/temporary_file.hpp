#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kith {

/// Throws OutputError "PATH: cannot WHAT (cause)" with the text of errno.
[[noreturn]] void fail_with_errno(std::filesystem::path const& path, std::string const& what,
                                  int error);

/// A file that gets its name only when complete: written beside it as NAME.tmp.HOST.PID, and
/// removed unless `publish` succeeds.
class TemporaryFile {
 public:
  /// Throws OutputError if the folder cannot be written or `final_path` exists and may not be
  /// replaced.
  TemporaryFile(std::filesystem::path final_path, bool replace);
  ~TemporaryFile();
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  [[nodiscard]] std::filesystem::path const& final_path() const { return final_path_; }

  /// Throws if fewer than `bytes` are free.
  void expect_free_space(std::uint64_t bytes) const;
  /// Makes sure that the file can grow to `bytes`: a full disk fails here, not inside libhdf5.
  void reserve(std::uint64_t bytes);
  void write_all(void const* data, std::size_t bytes);
  /// fsync, rename, fsync of the folder.
  void publish();
  void remove() noexcept;

 private:
  std::filesystem::path final_path_;
  std::filesystem::path path_;
  bool replace_;
  int descriptor_ = -1;
  std::uint64_t reserved_ = 0;
  bool can_reserve_ = true;
};

/// Writes a whole file under its name, or nothing; replaces an existing file. Throws
/// OutputError.
void write_whole(std::filesystem::path const& path, std::string_view contents);

/// Makes a folder and its parents if they do not exist. Throws OutputError.
void make_folder(std::filesystem::path const& folder);

}  // namespace kith
