#pragma once

#include <map>
#include <span>
#include <string>

namespace kith {

/// One hash over all texts of a result, which HDF5 cannot protect by a checksum. Each text dataset
/// or text attribute enters as: path ("/run_message", "/time@units", "/@title"), a zero byte, then
/// each of its texts with a zero byte after it; items in the bytewise order of their paths.
/// XXH3-128, hexadecimal.
class TextDigest {
 public:
  void add(std::string const& path, std::span<std::string const> texts);
  [[nodiscard]] std::string hexadecimal() const;

 private:
  std::map<std::string, std::string> items_;
};

/// XXH3-128 of some bytes, hexadecimal.
std::string digest_of(std::string const& bytes);

}  // namespace kith
