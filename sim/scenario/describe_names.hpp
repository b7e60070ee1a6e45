#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/scenario/trial.hpp"
#include "kith/schema/form.hpp"
#include "kith/schema/wording.hpp"

namespace kith {

/// A text that must be one of some names.
inline void one_of(Form& form, std::string_view key, std::string const& value,
                   std::span<std::string_view const> allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
  std::string all;
  for (std::string_view const name : allowed) all += (all.empty() ? "" : ", ") + std::string(name);
  std::vector<std::string> const names(allowed.begin(), allowed.end());
  form.problem(key, std::string(key) + " = \"" + value + "\" (must be one of " + all +
                        did_you_mean(value, names) + ")");
}

/// Names out of a fixed list; none: all of them.
inline void any_of(Form& form, Field field, std::span<std::string_view const> allowed,
                   std::vector<std::string>& value) {
  form.texts(field, value);
  for (std::string const& name : value) one_of(form, field.name, name, allowed);
}

/// People who are something, who are not, or both.
inline void whether(Form& form, std::string_view key, std::string_view meaning, Whether& value) {
  static constexpr std::string_view ways[] = {"either", "yes", "no"};
  choose(form, {key, "", meaning}, ways, value);
}

}  // namespace kith
