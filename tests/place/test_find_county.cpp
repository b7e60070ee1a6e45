#include "tests/place/counties.hpp"

using namespace kith;
using namespace kith_tests;

TEST_CASE("A county is found by its name as people write it, or by its code") {
  std::pair<std::string, std::string> const names[] = {{"Hidalgo County, TX", "48215"},
                                                       {"hidalgo county texas", "48215"},
                                                       {"HIDALGO TX", "48215"},
                                                       {"Davidson, TN", "47037"},
                                                       {"Orleans Parish, LA", "22071"},
                                                       {"Doña Ana County, NM", "35013"},
                                                       {"dona ana, new mexico", "35013"},
                                                       {"Saint Clair County, Alabama", "01115"},
                                                       {"st. clair, al", "01115"},
                                                       {"Sainte Genevieve, Missouri", "29186"},
                                                       {"Capitol Planning Region, CT", "09110"},
                                                       {"St. Louis city, MO", "29510"},
                                                       {"Saint Louis County, MO", "29189"},
                                                       {"Carson City, NV", "32510"},
                                                       {"James City County, VA", "51095"},
                                                       {"Prince George's County, MD", "24033"},
                                                       {"prince georges md", "24033"},
                                                       {"Mineral County, West Virginia", "54057"},
                                                       {"District of Columbia", "11001"},
                                                       {"Anchorage Borough, Alaska", "02020"},
                                                       {"New York, New York", "36061"},
                                                       {"48215", "48215"},
                                                       {"1001", "01001"}};
  for (auto const& [name, fips] : names) {
    INFO(name);
    CHECK(codes(find_county(shipped(), name).matches) == std::vector{fips});
  }
}

TEST_CASE("A name shared by several counties finds all of them") {
  CHECK(find_county(shipped(), "Washington County").matches.size() == 30);
  CHECK(codes(find_county(shipped(), "Fairfax, VA").matches) ==
        std::vector<std::string>{"51059", "51600"});
  CHECK(codes(find_county(shipped(), "Baltimore city, Maryland").matches) ==
        std::vector<std::string>{"24510"});
}

TEST_CASE("A name of no county finds similar names, in its state first") {
  auto const near = [](std::string const& name) {
    auto const found = find_county(shipped(), name);
    CHECK(found.matches.empty());
    return codes(found.near);
  };
  CHECK(near("Hidallgo County, TX") == std::vector<std::string>{"48215"});
  CHECK(near("Hidallgo").size() == 2);  // one in Texas, one in New Mexico
  CHECK(near("Washington, DC") == std::vector<std::string>{"11001"});
  CHECK(near("Qwertyuiop, TX").empty());
  CHECK(near("99999").empty());
}

TEST_CASE("The file of a county is named by county and state, and names are unique") {
  CHECK(slug_of(county("35013")) == "dona-ana-nm");
  CHECK(slug_of(county("51600")) == "fairfax-city-va");
  CHECK(slug_of(county("32510")) == "carson-city-nv");
  std::vector<std::string> slugs;
  for (County const& one : shipped()) slugs.push_back(slug_of(one));
  std::sort(slugs.begin(), slugs.end());
  CHECK(std::adjacent_find(slugs.begin(), slugs.end()) == slugs.end());
  CHECK(slugs.size() == 3144);
}
