#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/schema/wording.hpp"

namespace kith {

/// Tables of a scenario file, written one after another.
class TomlText {
 public:
  void comment(std::string_view words) { text_ += fmt::format("# {}\n", words); }
  void blank() { text_ += "\n"; }
  /// Appends finished lines.
  void lines(std::string_view text) { text_ += text; }
  void table(std::string_view name) { text_ += fmt::format("[{}]\n", name); }
  /// `[[name]]` with its id and title.
  void item(std::string_view name, std::string_view id, std::string_view title = "") {
    text_ += fmt::format("[[{}]]\n", name);
    words("id", id);
    if (!title.empty()) words("title", title);
  }
  void words(std::string_view key, std::string_view value, std::string_view why = "") {
    put(key, as_text(value), why);
  }
  void share(std::string_view key, double value, std::string_view why = "") {
    put(key, fmt::format("{:.4f}", value), why);
  }
  /// A value already in TOML.
  void put(std::string_view key, std::string_view value, std::string_view why = "") {
    text_ += fmt::format("{} = {}{}{}\n", key, value, why.empty() ? "" : "  # ", why);
  }
  void list(std::string_view key, std::vector<std::string> const& values) {
    std::string all;
    for (auto const& value : values) all += (all.empty() ? "" : ", ") + as_text(value);
    put(key, "[" + all + "]");
  }
  /// `{ a = 1.5, b = 2 }`, with so many decimals.
  void by_id(std::string_view key, std::vector<std::pair<std::string, double>> const& values,
             int digits) {
    std::string all;
    for (auto const& [id, value] : values)
      all += fmt::format("{}{} = {:.{}f}", all.empty() ? "" : ", ", id, value, digits);
    put(key, "{ " + all + " }");
  }
  [[nodiscard]] std::string const& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace kith
