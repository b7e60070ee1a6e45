#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kith::door {

/// The bytes of a file, and the texts that HDF5 keeps in them. libhdf5 1.10 trusts the length that
/// a file gives for a text, so the length is checked before libhdf5 reads any.
class StoredTexts {
 public:
  /// Throws Fault if it is not an ordinary file, too large or not an HDF5 file.
  explicit StoredTexts(std::filesystem::path const& path);
  ~StoredTexts();
  StoredTexts(StoredTexts const&) = delete;
  StoredTexts& operator=(StoredTexts const&) = delete;

  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The `count` texts whose references are stored one after another at `offset`. Throws Fault.
  std::vector<std::string> read(std::string const& path, std::uint64_t offset, std::size_t count);
  /// Checks that `count` values, whose references are stored at `offset`, are as long as they say,
  /// in parts of `part` bytes.
  void expect_lengths(std::uint64_t offset, std::size_t count, std::size_t part);
  void copy(std::uint64_t offset, char* to, std::size_t bytes) { bytes_at(offset, to, bytes); }
  /// Checks that all texts together are no longer than the file, so that none is counted twice.
  void count(std::string const& path, std::uint64_t bytes);

 private:
  struct Place {
    std::uint64_t offset, bytes;
  };
  using Heap = std::map<unsigned, Place>;  ///< by index

  void bytes_at(std::uint64_t offset, void* to, std::size_t bytes);
  std::size_t bytes_from_file(std::uint64_t offset, char* to, std::size_t bytes) const;
  Heap const& heap_at(std::uint64_t address);

  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::uint64_t counted_ = 0;     ///< bytes of texts
  std::uint64_t heap_bytes_ = 0;  ///< heaps do not overlap
  std::vector<char> window_;      ///< the bytes read last, from window_at_ on
  std::uint64_t window_at_ = 0;
  std::map<std::uint64_t, Heap> heaps_;  ///< by address
};

}  // namespace kith::door
