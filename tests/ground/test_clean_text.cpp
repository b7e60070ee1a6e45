#include "kith/ground/clean_text.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("a text that is safe to show stays unchanged") {
  for (std::string const text : {"", "Ein Versuch – 試", "two\nlines\tand a tab", "of\r\nWindows",
                                 "שלום", "\U0001F600", "a b"}) {
    CHECK_FALSE(fault_in_text(text));
    CHECK(cleaned_text(text) == text);
  }
}

TEST_CASE("characters that would act on a terminal or hide in a page are replaced") {
  std::string const mark = "\xEF\xBF\xBD";
  std::pair<std::string, std::string> const faults[] = {
      {"\x1b[2J", mark + "[2J"},
      {"over\rwritten", "over" + mark + "written"},
      {std::string("a\0b", 3), "a" + mark + "b"},
      {"a\x7f", "a" + mark},
      {"\xC2\x9B"
       "31m",
       mark + "31m"},
      {"a\u202Eb", "a" + mark + "b"},
      {"a\u2066b", "a" + mark + "b"},
      {"a\u200Fb", "a" + mark + "b"},
      {"a\u2028b", "a" + mark + "b"},
      {"a\xFF", "a" + mark},
      {"a\xE2\x80", "a" + mark + mark},
      {"\xC0\xAF", mark + mark},
      {"\xED\xA0\x80", mark + mark + mark},
      {"\xF4\x90\x80\x80", mark + mark + mark + mark}};
  for (auto const& [text, clean] : faults) {
    INFO(clean);
    CHECK(fault_in_text(text));
    CHECK(cleaned_text(text) == clean);
    CHECK_FALSE(fault_in_text(clean));
  }
}
