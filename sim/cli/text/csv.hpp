#pragma once

#include <string>

namespace kith {

/// A cell of a table, quoted if a comma, quote or line break would break it (RFC 4180).
inline std::string csv_cell(std::string const& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char const c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace kith
