#pragma once

#include <string_view>

namespace kith {

/// Parts that organizations and groups play in any community, so that a scenario of one place can
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

}  // namespace kith
