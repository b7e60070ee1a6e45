#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kith::door {

/// The bytes of a file, and the texts that HDF5 keeps in them. libhdf5 1.10 trusts what a file says
/// of the length of a text, so it is compared with what is kept before libhdf5 reads any.
class StoredTexts {
 public:
  /// Throws Fault where it is no ordinary file, too large or no HDF5 file.
  explicit StoredTexts(std::filesystem::path const& path);
  ~StoredTexts();
  StoredTexts(StoredTexts const&) = delete;
  StoredTexts& operator=(StoredTexts const&) = delete;

  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The `count` texts whose places stand one after the other at `offset`. Throws Fault.
  std::vector<std::string> read(std::string const& path, std::uint64_t offset, std::size_t count);
  /// Expects `count` values whose places stand at `offset` to be as long as they say, each of so
  /// many parts of `part` bytes.
  void expect_lengths(std::uint64_t offset, std::size_t count, std::size_t part);
  void copy(std::uint64_t offset, char* to, std::size_t bytes) { bytes_at(offset, to, bytes); }
  /// All texts together are no longer than the file, so that none is counted twice.
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
  std::vector<char> window_;      ///< what was read last, from window_at_ on
  std::uint64_t window_at_ = 0;
  std::map<std::uint64_t, Heap> heaps_;  ///< by address
};

}  // namespace kith::door
