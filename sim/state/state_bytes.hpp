#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "kith/ground/sparse_table.hpp"

namespace kith {

// State as bytes and back: little-endian, numbers as in memory, lists preceded by their length,
// types member by member as named by `each_member` in their header.

template <class T>
inline constexpr bool is_plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Appends everything it visits to `bytes`.
class StateWriter {
 public:
  template <class... Ts>
  void operator()(Ts const&... values) {
    (put(values), ...);
  }
  std::vector<std::byte> bytes;

 private:
  void raw(void const* data, std::size_t size) {
    auto const* const from = static_cast<std::byte const*>(data);
    bytes.insert(bytes.end(), from, from + size);
  }
  template <class T>
  void put(T const& value) {
    if constexpr (is_plain<T>)
      raw(&value, sizeof value);
    else
      each_member(value, *this);
  }
  template <class T, class Allocator>
  void put(std::vector<T, Allocator> const& values) {
    put(static_cast<std::uint64_t>(values.size()));
    if constexpr (is_plain<T>)
      raw(values.data(), values.size() * sizeof(T));
    else
      for (T const& value : values) put(value);
  }
  template <class T, std::size_t N>
  void put(std::array<T, N> const& values) {
    for (T const& value : values) put(value);
  }
  template <class T>
  void put(SparseTable<T> const& table) {
    table.each_part(*this);
  }
  void put(std::string const& text) {
    put(static_cast<std::uint64_t>(text.size()));
    raw(text.data(), text.size());
  }
};

/// Fills everything it visits. Throws std::runtime_error if the bytes end too early.
class StateReader {
 public:
  explicit StateReader(std::span<std::byte const> bytes) : rest_(bytes) {}

  template <class... Ts>
  void operator()(Ts&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  void raw(void* into, std::size_t size) {
    if (size > rest_.size()) throw std::runtime_error("the state ends before it is whole");
    if (size > 0) std::memcpy(into, rest_.data(), size);
    rest_ = rest_.subspan(size);
  }
  std::size_t length(std::size_t least_bytes) {
    std::uint64_t count = 0;
    get(count);
    if (count > rest_.size() / least_bytes)
      throw std::runtime_error("the state ends before it is whole");
    return static_cast<std::size_t>(count);
  }
  template <class T>
  void get(T& value) {
    if constexpr (is_plain<T>)
      raw(&value, sizeof value);
    else
      each_member(value, *this);
  }
  template <class T, class Allocator>
  void get(std::vector<T, Allocator>& values) {
    values.resize(length(is_plain<T> ? sizeof(T) : 1));
    if constexpr (is_plain<T>)
      raw(values.data(), values.size() * sizeof(T));
    else
      for (T& value : values) get(value);
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& values) {
    for (T& value : values) get(value);
  }
  template <class T>
  void get(SparseTable<T>& table) {
    table.each_part(*this);
  }
  void get(std::string& text) {
    text.resize(length(1));
    raw(text.data(), text.size());
  }

  std::span<std::byte const> rest_;
};

}  // namespace kith
