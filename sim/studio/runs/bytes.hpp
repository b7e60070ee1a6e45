#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kith::studio {

/// Numbers and texts one after another, in this machine's format: they go from one worker of a page
/// to another, never into a file.
class BytesOut {
 public:
  template <class T>
  void put(T const& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    all_.append(reinterpret_cast<char const*>(&value), sizeof(T));
  }
  template <class T>
  void put(std::vector<T> const& values) {
    put(static_cast<std::uint32_t>(values.size()));
    all_.append(reinterpret_cast<char const*>(values.data()), values.size() * sizeof(T));
  }
  void put(std::string const& text) {
    put(static_cast<std::uint32_t>(text.size()));
    all_ += text;
  }
  [[nodiscard]] std::string done() { return std::move(all_); }

 private:
  std::string all_;
};

class BytesIn {
 public:
  explicit BytesIn(std::string_view all) : rest_(all) {}

  template <class T>
  T get() {
    T value;
    std::memcpy(&value, taken(sizeof(T)).data(), sizeof(T));
    return value;
  }
  template <class T>
  std::vector<T> get_all() {
    auto const bytes = taken(std::size_t{get<std::uint32_t>()} * sizeof(T));
    std::vector<T> values(bytes.size() / sizeof(T));
    if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
  }
  std::string text() { return std::string(taken(get<std::uint32_t>())); }
  [[nodiscard]] bool is_done() const { return rest_.empty(); }

 private:
  std::string_view taken(std::size_t count) {
    if (count > rest_.size()) throw std::invalid_argument("a run that is cut off");
    std::string_view const part = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return part;
  }
  std::string_view rest_;
};

}  // namespace kith::studio
