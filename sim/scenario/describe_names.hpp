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

/// Parts that organizations and groups play in any community, so that a scenario for one place can
/// be carried over to another. The model never reads them.
inline constexpr std::string_view organization_roles[] = {"county-clinic",
                                                          "health-center",
                                                          "private-practices",
                                                          "primary-care-practices",
                                                          "community-center",
                                                          "congregation",
                                                          "high-school",
                                                          "health-department",
                                                          "recovery-center",
                                                          "employers",
                                                          "language-center",
                                                          "veterans-post",
                                                          "pride-center",
                                                          "native-elders",
                                                          "second-health-center",
                                                          "second-high-school",
                                                          "second-language-center",
                                                          "second-health-department"};

inline constexpr std::string_view group_roles[] = {"spanish-speaking",
                                                   "asian-language-speaking",
                                                   "european-language-speaking",
                                                   "other-language-speaking",
                                                   "native-nation",
                                                   "black-church",
                                                   "veterans",
                                                   "lgbtq"};

/// Checks that a text is one of some names.
inline void one_of(Form& form, std::string_view key, std::string const& value,
                   std::span<std::string_view const> allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
  std::string all;
  for (std::string_view const name : allowed) all += (all.empty() ? "" : ", ") + std::string(name);
  std::vector<std::string> const names(allowed.begin(), allowed.end());
  form.problem(key, std::string(key) + " = \"" + value + "\" (must be one of " + all +
                        did_you_mean(value, names) + ")");
}

/// A list of names from a fixed list; empty means all of them.
inline void any_of(Form& form, Field field, std::span<std::string_view const> allowed,
                   std::vector<std::string>& value) {
  form.texts(field, value);
  for (std::string const& name : value) one_of(form, field.name, name, allowed);
}

/// People with a property, without it, or both.
inline void whether(Form& form, std::string_view key, std::string_view meaning, Whether& value) {
  static constexpr std::string_view ways[] = {"either", "yes", "no"};
  choose(form, {key, "", meaning}, ways, value);
}

}  // namespace kith
