#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "kith/schema/form.hpp"

namespace kith {

/// A text that must be one of some names.
inline void one_of(Form& form, std::string_view key, std::string const& value,
                   std::span<std::string_view const> allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
  std::string all;
  for (std::string_view const name : allowed) all += (all.empty() ? "" : ", ") + std::string(name);
  form.problem(key, std::string(key) + " = \"" + value + "\" (must be one of " + all + ")");
}

}  // namespace kith
