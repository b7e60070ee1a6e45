#include "tests/place/counties.hpp"

using namespace kith;
using namespace kith_tests;

namespace {

// The problems of a table, one per line.
std::string wrong_with(std::string const& text) {
  Problems problems;
  read_counties(text, "t.csv", problems);
  return format_problems(problems);
}

County first_of(std::string const& text) {
  Problems problems;
  auto const counties = read_counties(text, "t.csv", problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  REQUIRE(!counties.empty());
  return counties.front();
}

}  // namespace

TEST_CASE("A table is read as a spreadsheet program writes it") {
  County const read = first_of(
      "\xEF\xBB\xBF"
      "fips,county,EP_POV150,acs_median_hh_income,EP_UNINSUR,EP_AIAN\r\n"
      "35013,\"Doña Ana County\",35.1%,\"51,967\",-999,\r\n");
  CHECK(read.name == "Doña Ana County");
  CHECK(read.number(Figure::below_150_poverty) == 35.1);
  CHECK(read.number(Figure::median_income) == 51'967.0);
  CHECK(!read.has(Figure::uninsured));
  REQUIRE(read.empty.size() == 2);
  CHECK(read.empty[0].text == "-999");
}

TEST_CASE("All problems of a table are reported at once, by row and column") {
  std::string const all = wrong_with(
      "fips,EP_POV150,acs_households,EP_AGE17,EP_AGE65\n"
      "35013,351,0,20,15\n"
      "35013,\"35,1\",100,70,40\n"
      "3501,many,100,20,15\n"
      "x,20,100,20,15\n");
  CHECK_THAT(all, ContainsSubstring("t.csv:2:7: error: EP_POV150 = 351 (must be between 0 and"));
  CHECK_THAT(all, ContainsSubstring("t.csv:2:11: error: acs_households = 0 (must be between 1"));
  CHECK_THAT(all, ContainsSubstring("t.csv:3:1: error: 35013 is also in line 2"));
  CHECK_THAT(all, ContainsSubstring("t.csv:3:7: error: EP_POV150 = 35,1 (must be written with a "
                                    "point"));
  CHECK_THAT(all, ContainsSubstring("t.csv:3:1: error: EP_AGE17 and EP_AGE65 add up to 110.0"));
  CHECK_THAT(all, ContainsSubstring("t.csv:4:6: error: EP_POV150 = many (must be a number"));
  CHECK_THAT(all, ContainsSubstring("t.csv:5:1: error: FIPS = \"x\" (must be the five digits"));
}

TEST_CASE("For a file that cannot be a table of counties, the error tells why") {
  CHECK_THAT(wrong_with("fips,county\n35013,Do\xF1\x61 Ana\n"),
             ContainsSubstring("t.csv:2:9: error: this letter is not UTF-8"));
  CHECK_THAT(wrong_with(""), ContainsSubstring("the table is empty"));
  CHECK_THAT(wrong_with("a,b\n1,2\n"), ContainsSubstring("no column of FIPS codes"));
  CHECK_THAT(wrong_with("fips,b\n1001,2\n"), ContainsSubstring("no column that Kith knows"));
  CHECK_THAT(wrong_with("fips,EP_POV150\n1001,\"2\n"), ContainsSubstring("never ends"));
  CHECK_THAT(wrong_with("FIPS,EP_POV150,EP_POV150\n1001,2,2\n"),
             ContainsSubstring("a second column EP_POV150"));
  CHECK_THAT(wrong_with("fips;EP_POV150\n1001;2\n"), ContainsSubstring("separated by semicolons"));
  CHECK_THAT(wrong_with("Year,LocationID,MeasureId\n2022,01001,MHLTH\n"),
             ContainsSubstring("PLACES in long form"));
}

TEST_CASE("SVI, PLACES and County Health Rankings are read as downloaded") {
  County const svi = first_of(
      "ST,STATE,ST_ABBR,STCNTY,COUNTY,FIPS,LOCATION,AREA_SQMI,E_TOTPOP,E_HH,EP_POV150,EP_LIMENG\n"
      "01,Alabama,AL,01001,Autauga County,01001,\"Autauga County, Alabama\",594.4,58761,22308,"
      "20.2,-999\n");
  CHECK(svi.fips == "01001");
  CHECK(svi.state == "AL");
  CHECK(svi.name == "Autauga County");
  CHECK(svi.number(Figure::population) == 58'761.0);
  CHECK(!svi.has(Figure::not_proficient));
  County const cdc = first_of(
      "stateabbr,statedesc,countyname,countyfips,totalpopulation,totalpop18plus,mhlth_crudeprev\n"
      "AL,Alabama,Autauga,1001,\"59,759\",\"45,878\",17.7\n");
  CHECK(cdc.number(Figure::adults) == 45'878.0);
  CHECK(cdc.number(Figure::distress) == 17.7);
  County const rankings = first_of(
      "State FIPS Code,County FIPS Code,5-digit FIPS Code,State Abbreviation,Name,"
      "Mental Health Providers raw value,Uninsured raw value,% Rural raw value\n"
      "statecode,countycode,fipscode,state,county,v062_rawvalue,v085_rawvalue,v058_rawvalue\n"
      "00,000,00000,US,United States,0.0033,0.1,0.2\n"
      "01,000,01000,AL,Alabama,0.001,0.11,0.4\n"
      "01,001,01001,AL,Autauga County,0.00045,0.087,0.41\n");
  CHECK(rankings.fips == "01001");
  CHECK(rankings.number(Figure::providers) == Approx(45.0));
  CHECK(rankings.number(Figure::uninsured_under_65) == Approx(8.7));
  CHECK(rankings.number(Figure::rural) == Approx(41.0));
}

TEST_CASE("The user's own table wins where it has a figure, and only there") {
  County const& own = county("35013");
  County const given = first_of("fips,EP_POV150,EP_AGE17\n35013,40,\n");
  County const both = overlay(own, given);
  CHECK(both.number(Figure::below_150_poverty) == 40.0);
  CHECK(both.number(Figure::aged_17) == own.number(Figure::aged_17));
  CHECK(both.name == "Doña Ana County");
  Problems const notes = empty_cells(both, given, "t.csv");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].warning);
  CHECK_THAT(notes[0].message, ContainsSubstring("EP_AGE17 is empty: Kith's own figure is used"));
}

TEST_CASE("Shares that cannot all be true are a problem, in one table or in two") {
  CHECK_THAT(wrong_with("fips,EP_AFAM,EP_HISP\n1001,60,60\n"),
             ContainsSubstring("add up to 120.0 (at most 100)"));
  CHECK_THAT(wrong_with("fips,EP_MINRTY,EP_HISP\n1001,10,60\n"),
             ContainsSubstring("EP_MINRTY = 10.0 (must be at least"));
  County const given = first_of("fips,EP_AFAM\n48215,80\n");
  CHECK(contradictions(given, "t.csv").empty());
  CHECK(contradictions(overlay(county("48215"), given), "t.csv").size() == 1);
  for (County const& one : shipped()) CHECK(contradictions(one, "").empty());
}

TEST_CASE("Insurance adds up even if nobody has any") {
  County one = county("48215");
  one.set(Figure::uninsured, 100.0);
  one.set(Figure::below_150_poverty, 90.0);
  CHECK_THAT(community_text(make_place(one)),
             ContainsSubstring("uninsured_share_under_65 = 0.9000") &&
                 ContainsSubstring("medicaid_share_under_65 = 0.0000"));
}
