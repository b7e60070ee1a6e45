#include "kith/io/results/text_digest.hpp"

#include <fmt/core.h>
#include <xxhash.h>

namespace kith {

namespace {

std::string hexadecimal_of(XXH128_hash_t hash) {
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string digest_of(std::string const& bytes) {
  return hexadecimal_of(XXH3_128bits(bytes.data(), bytes.size()));
}

void TextDigest::add(std::string const& path, std::span<std::string const> texts) {
  std::string& item = items_[path];
  // Up to the first NUL, as HDF5 stores a text.
  for (auto const& text : texts) item.append(text, 0, text.find('\0')).push_back('\0');
}

std::string TextDigest::hexadecimal() const {
  std::string all;
  for (auto const& [path, texts] : items_) {
    all.append(path).push_back('\0');
    all.append(texts);
  }
  return digest_of(all);
}

}  // namespace kith
