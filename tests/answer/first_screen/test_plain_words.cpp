#include "kith/answer/first_screen/plain_words.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("dollars have two digits, and words for millions") {
  CHECK(dollars_in_words(0.0) == "$0");
  CHECK(dollars_in_words(87.4) == "$87");
  CHECK(dollars_in_words(5349.0) == "$5,300");
  CHECK(dollars_in_words(593000.0) == "$590,000");
  CHECK(dollars_in_words(994999.0) == "$990,000");
  CHECK(dollars_in_words(996000.0) == "$1.0 million");
  CHECK(dollars_in_words(1.84e6) == "$1.8 million");
  CHECK(dollars_in_words(123.6e6) == "$124 million");
  CHECK(dollars_in_words(2.25e9) == "$2.2 billion");
}

TEST_CASE("a part is the nearest that has a plain name") {
  for (auto const& [share, words] :
       std::initializer_list<std::pair<double, std::string_view>>{{-0.4, "none"},
                                                                  {0.04, "none"},
                                                                  {0.12, "a tenth"},
                                                                  {0.22, "a quarter"},
                                                                  {0.32, "a third"},
                                                                  {0.47, "half"},
                                                                  {0.64, "two thirds"},
                                                                  {0.74, "three quarters"},
                                                                  {0.88, "most"},
                                                                  {0.97, "all"},
                                                                  {1.4, "all"}})
    CHECK(part_in_words(share) == words);
}

TEST_CASE("weeks are written in years, or in months if they are few") {
  CHECK(years_in_words(260) == "5 years");
  CHECK(years_in_words(234) == "4.5 years");
  CHECK(years_in_words(52) == "1 year");
  CHECK(years_in_words(78) == "1.5 years");
  CHECK(years_in_words(65) == "15 months");
  CHECK(years_in_words(26) == "6 months");
  CHECK(years_in_words(4) == "1 month");
  CHECK(years_in_words(250) == "5 years");
  CHECK(time_after_in_words(52) == "A year");
  CHECK(time_after_in_words(78) == "18 months");
  CHECK(time_after_in_words(104) == "2 years");
}

TEST_CASE("a week is named by its month on the calendar") {
  CHECK(month_of("2026-01-05", 0) == "January 2026");
  CHECK(month_of("2026-01-05", 182) == "July 2029");
  CHECK(month_of("2024-02-26", 0) == "February 2024");
  CHECK(month_of("2024-02-22", 1) == "February 2024");  // the 29th
  CHECK(month_of("2023-02-22", 1) == "March 2023");
}

TEST_CASE("shares of 100 add up to 100, and a rare event is not written as never") {
  using Counts = std::vector<std::size_t>;
  using Texts = std::vector<std::string>;
  CHECK(shares_of_100(Counts{121, 6, 1}) == Texts{"94", "5", "1"});
  CHECK(shares_of_100(Counts{1, 1, 1}) == Texts{"34", "33", "33"});
  CHECK(shares_of_100(Counts{44, 0, 0}) == Texts{"100", "0", "0"});
  CHECK(shares_of_100(Counts{511, 0, 1}) == Texts{"over 99", "0", "under 1"});
  CHECK(shares_of_100(Counts{0, 0}) == Texts{"0", "0"});
}

TEST_CASE("sentences stand beside their label and are broken between words") {
  CHECK(labeled("COST", {"$5.", "All of it."}) == "COST     $5.\n         All of it.\n");
  std::string const lines = labeled("REACH", {std::string(60, 'a') + " bbbbbbbbbb ccc"});
  CHECK(lines == "REACH    " + std::string(60, 'a') + "\n         bbbbbbbbbb ccc\n");
}
