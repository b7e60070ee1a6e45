#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/ground/random.hpp"
#include "kith/scenario/national_figures.hpp"

namespace kith {

/// A person of known age and coverage who has no household yet.
struct Neighbor {
  std::uint8_t age = 0;
  std::uint8_t coverage = 0;
};

/// Shares of households with 1 to 8 people aged 10 and over, with the community's mean size.
/// Younger children count in the mean but are not simulated.
std::array<double, largest_household> household_sizes(Margins const& margins,
                                                      NationalFigures const& national);

/// Puts people of one zone, income band and race into households. Children aged 10-17 live with at
/// least one adult if there is one, mostly with adults of parents' age; adults who share a home
/// are of similar age. Result: everybody, household by household in random order, with household
/// sizes.
class HouseholdMaker {
 public:
  HouseholdMaker(Margins const& margins, NationalFigures const& national);

  /// `first_row` addresses the random numbers: the row where these people will live.
  void arrange(std::vector<Neighbor> const& adults, std::vector<Neighbor> const& children,
               std::uint32_t first_row, Draws const& draws);

  [[nodiscard]] std::vector<Neighbor> const& people() const { return people_; }
  [[nodiscard]] std::vector<std::uint8_t> const& sizes() const { return sizes_; }

 private:
  struct Home {
    std::uint8_t size = 0;
    std::uint8_t children = 0;
    std::uint32_t first_adult = 0;  ///< into placed_
  };
  static int adults_of(Home const& home) { return home.size - home.children; }
  void choose_sizes(std::size_t adults, std::size_t people);
  void share_children(std::size_t children);
  void share_adults();
  void place_parents();
  void place_further_adults();
  /// Moves the first adult from `from` on who is not placed yet into the home as its i-th adult.
  void place(Home const& home, int adult, std::size_t& from);
  [[nodiscard]] std::size_t adults_below(int age) const;
  void write(std::vector<Neighbor> const& children);

  NationalFigures const& national_;
  std::array<double, largest_household> upto_{};
  Draws draws_;
  std::uint32_t first_row_ = 0;
  std::vector<Home> homes_;
  std::vector<Neighbor> sorted_;     ///< adults by age
  std::vector<Neighbor> placed_;     ///< adults, home after home
  std::vector<std::uint8_t> taken_;  ///< of sorted_: placed already
  std::vector<std::uint32_t> free_;  ///< into sorted_
  std::vector<Neighbor> people_;
  std::vector<std::uint8_t> sizes_;
};

}  // namespace kith
