#include "kith/io/results/door/stored_attributes.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "kith/io/results/door/fault.hpp"

namespace kith::door {

namespace {

constexpr std::size_t part_bytes = 1 << 20;  ///< of the file, read at once
constexpr std::size_t overlap = 1024;        ///< no attribute that is checked is longer
constexpr std::size_t longest_name_before = 264;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

unsigned two_bytes_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8;
}

/// A type of variable length: its own bytes, and those of one element of a value.
struct VariableType {
  std::size_t bytes, part;
};

/// The type whose size, 16, is at `size_at`. Its base is a character or a reference.
std::optional<VariableType> type_at(std::string_view bytes, std::size_t size_at) {
  bool const variable = (byte_at(bytes, size_at - 4) & 0x0fu) == 9;
  unsigned const kind = byte_at(bytes, size_at + 4) & 0x0fu;
  std::size_t const size = byte_at(bytes, size_at + 8);
  bool const small =
      bytes.substr(std::min(size_at + 9, bytes.size()), 3) == std::string_view("\0\0\0", 3);
  if (!variable || !small) return std::nullopt;
  if (kind == 0 && size == 1) return VariableType{20, 1};  // a character is a number of 8 bits
  if (kind == 3 && size == 1) return VariableType{16, 1};
  if (kind == 7 && size == 8) return VariableType{16, 8};
  return std::nullopt;
}

/// An attribute of the oldest version has other padding, and Kith never writes one.
bool has_old_head(std::string_view bytes, std::size_t start, std::size_t type_bytes) {
  for (std::size_t name = 1; name <= longest_name_before; ++name) {
    std::size_t const before = 8 + (name + 7) / 8 * 8;
    if (before <= start && byte_at(bytes, start - before) == 1 &&
        two_bytes_at(bytes, start - before + 2) == name &&
        two_bytes_at(bytes, start - before + 4) == type_bytes)
      return true;
  }
  return false;
}

/// Where the values after a dataspace at `at` begin, and how many; nothing if there is none.
struct Values {
  std::size_t at, count;
};

std::optional<Values> values_behind(std::string_view bytes, std::size_t at) {
  unsigned const version = byte_at(bytes, at), axes = byte_at(bytes, at + 1);
  unsigned const flags = byte_at(bytes, at + 2);
  if ((version != 1 && version != 2) || axes > 1 || flags > 1) return std::nullopt;
  std::size_t const head = version == 1 ? 8 : 4;
  if (axes == 0) return Values{at + head, 1};
  std::size_t const count = two_bytes_at(bytes, at + head);  // no more are checked
  return Values{at + head + (flags == 1 ? 16 : 8), std::min<std::size_t>(count, 32)};
}

void expect_sound(StoredTexts& texts, std::string_view bytes, std::uint64_t start) {
  std::string_view const mark("\x10\0\0\0", 4);
  for (std::size_t at = bytes.find(mark, 4); at != bytes.npos; at = bytes.find(mark, at + 1)) {
    auto const type = type_at(bytes, at);
    if (!type) continue;
    if (has_old_head(bytes, at - 4, type->bytes)) throw Fault("has an attribute of an old kind");
    auto const values = values_behind(bytes, at - 4 + type->bytes);
    if (values) texts.expect_lengths(start + values->at, values->count, type->part);
  }
  std::string_view const heap = "FRHP";  // stores many attributes, unpacked
  for (std::size_t at = bytes.find(heap); at != bytes.npos; at = bytes.find(heap, at + 1))
    if (byte_at(bytes, at + 4) == 0 && two_bytes_at(bytes, at + 7) != 0)
      throw Fault("packs its attributes");
}

}  // namespace

void expect_sound_attributes(StoredTexts& texts) {
  std::string part;
  for (std::uint64_t start = 0; start < texts.size(); start += part_bytes) {
    std::uint64_t const from = start < overlap ? 0 : start - overlap;
    part.resize(std::min<std::uint64_t>(start + part_bytes + overlap, texts.size()) - from);
    texts.copy(from, part.data(), part.size());
    expect_sound(texts, part, from);
  }
}

}  // namespace kith::door
