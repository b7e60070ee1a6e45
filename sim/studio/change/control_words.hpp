#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kith/schema/wording.hpp"

namespace kith::studio {

inline std::string joined(std::vector<std::string> const& names) {
  std::string all;
  for (std::string const& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

/// The key of a program as words.
inline std::string label_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

inline std::string toml_list(std::string const& joined_by_commas) {
  std::string list = "[";
  std::size_t start = 0;
  while (start < joined_by_commas.size()) {
    std::size_t const end = std::min(joined_by_commas.find(", ", start), joined_by_commas.size());
    list += (start > 0 ? ", " : "") + as_text(joined_by_commas.substr(start, end - start));
    start = end + 2;
  }
  return list + "]";
}

}  // namespace kith::studio
