#include "kith/io/scenario/read_scenario.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"

using kith::Problems;
using kith_tests::ScenarioFiles;

namespace {

/// Messages about a file that extends the small community, one "line:column: message" per line.
std::string said(std::string const& text) {
  ScenarioFiles const files;
  Problems problems;
  kith::read_scenario(files.extend(text), {}, problems);
  std::string all;
  for (auto const& problem : problems)
    all += std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " +
           problem.message + "\n";
  return all;
}

struct Typed {
  std::string text;      ///< the file from line 3 on
  std::string place;     ///< "line:column"
  std::string to_write;  ///< the correction in the message
};

std::string const typed_clinic = "[[partnership]]\nid = \"clinic\"\n";  // lines 3 and 4

/// Frequent mistakes, each with its place and correction.
std::vector<Typed> const mistakes = {
    {typed_clinic + "grant_usd_per_year = 740,000", "5:22", "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = $740000", "5:22", "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = $740,000", "5:22", "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = 740 000", "5:22", "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = 1.2 million", "5:22",
     "write grant_usd_per_year = 1_200_000"},
    {typed_clinic + "grant_usd_per_year = 740k", "5:22", "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = \"740000\"", "5:22",
     "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = \"$740,000\"", "5:22",
     "write grant_usd_per_year = 740_000"},
    {typed_clinic + "shared_power = 70%", "5:16", "write shared_power = 0.7"},
    {typed_clinic + "shared_power = 0,7", "5:16", "write shared_power = 0.7"},
    {typed_clinic + "shared_power = .7", "5:16", "write shared_power = 0.7"},
    {typed_clinic + "shared_power = 1/2", "5:16", "write shared_power = 0.5"},
    {typed_clinic + "billed_share = 60", "5:16", "write 0.6 for 60 %"},
    {typed_clinic + "billed_share = \"60 %\"", "5:16", "write billed_share = 0.6"},
    {typed_clinic + "grant_weeks = 3 years", "5:15", "write grant_weeks = 156"},
    {typed_clinic + "grant_weeks = 52 weeks", "5:15", "write grant_weeks = 52"},
    {typed_clinic + "grant_weeks = 52.0", "5:15", "write grant_weeks = 52"},
    {typed_clinic + "grant_weeks = 1,04", "5:15", "write grant_weeks = 104"},
    {typed_clinic + "grant_weeks = 1,5 years", "5:15", "write grant_weeks = 78"},
    {typed_clinic + "grant_weeks =", "5:13", "a value is missing"},
    {typed_clinic + "grant_weeks 52", "5:1", "write grant_weeks = 52"},
    {typed_clinic + "grant_weeks: 52", "5:1", "write grant_weeks = 52"},
    {typed_clinic + "grant_weeks == 52", "5:14", "write grant_weeks = 52"},
    {typed_clinic + "grant weeks = 52", "5:1", "write grant_weeks = 52"},
    {typed_clinic + "grant_weeks = 52;", "5:15", "write grant_weeks = 52"},
    {typed_clinic + "grant_weeks = 52 // a year", "5:15", "write grant_weeks = 52  # a year"},
    {typed_clinic + "grant_weeks = none", "5:15", "delete the line"},
    {typed_clinic + "technical_help = yes", "5:18", "write technical_help = true"},
    {typed_clinic + "technical_help = no", "5:18", "write technical_help = false"},
    {typed_clinic + "technical_help = True", "5:18", "write technical_help = true"},
    {typed_clinic + "technical_help = \"yes\"", "5:18", "write technical_help = true"},
    {typed_clinic + "technical_help = 1", "5:18", "write technical_help = true"},
    {"title = My clinic", "3:9", "write title = \"My clinic\""},
    {"title = \u201cMy clinic\u201d", "3:9", "write title = \"My clinic\""},
    {"title = \"My clinic", "3:9", "write title = \"My clinic\""},
    {"title = 'It's ours'", "3:9", "write title = \"It's ours\""},
    {"title = 2026", "3:9", "write title = \"2026\""},
    {"[time]\nstart = 1/5/2026", "4:9", "write start = \"2026-01-05\""},
    {"[time]\nstart = 5 January 2026", "4:9", "write start = \"2026-01-05\""},
    {"[time]\nstart = \"January 5, 2026\"", "4:9", "write start = \"2026-01-05\""},
    {"[time]\nstart = 2026/01/05", "4:9", "write start = \"2026-01-05\""},
    {"[time]\nweeks = 4x", "4:9", "a number is written only with digits"},
    {"[event\nweek = 3", "3:1", "write [event]"},
    {"[[event]\nid = \"flood\"", "3:1", "write [[event]]"},
    {typed_clinic + "partners = [\"neighborly\", \"county-clinic\"\nstart_week = 4", "5:12", "]"},
    {typed_clinic + "partners = \"neighborly\"", "5:12", "write partners = [\"neighborly\"]"},
    {typed_clinic + "partners = neighborly, county-clinic", "5:12",
     "write partners = [\"neighborly\", \"county-clinic\"]"},
    {typed_clinic + "partners = [neighborly, county-clinic]", "5:12",
     "write partners = [\"neighborly\", \"county-clinic\"]"},
    {typed_clinic + "partners = [\"neighborly\" \"county-clinic\"]", "5:12", "a comma is missing"},
    {"[[event]]\nid = \"flood\"\nsize_z = \u20130.3", "5:10", "write size_z = -0.3"},
    {typed_clinic + "grant_weeks\u00a0= 52", "5:12", "delete it and type a space"},
    {typed_clinic + "[partnership.outreach.eligible]\nincome_below_poverty_percent = 2.0", "6:32",
     "write 200 for 200 %"},
    {"[run]\nseed = 1\nseed = 2", "5:1", "first on line 4"},
    {"[run]\nseed = 1\n[run]\nreplicates = 2", "5:1", "first on line 3"},
    {"text = \"\"\"\nA clinic.\n", "3:8", "write \"\"\" after it"},
    // Twenty mistakes tried when the messages were written; at first, fifteen got a good message.
    {"title = \u201cMy clinic\"", "3:9", "write title = \"My clinic\""},
    {typed_clinic + "grant_usd_per_year = 740.000,50", "5:22",
     "write grant_usd_per_year = 740_000.5"},
    {typed_clinic + "grant_usd_per_year = 740,000 # a year", "5:22",
     "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = USD 740000", "5:22",
     "write grant_usd_per_year = 740_000"},
    {typed_clinic + "grant_usd_per_year = 740000 USD", "5:22",
     "write grant_usd_per_year = 740_000"},
    {typed_clinic + "shared_power = 70 percent", "5:16", "write shared_power = 0.7"},
    {typed_clinic + "grant_weeks = \"fifty-two\"", "5:15", "must be a whole number"},
    {typed_clinic + "grant_weeks = 52 or 104", "5:15",
     "write grant_weeks = 52 or grant_weeks = 104"},
    {typed_clinic + "grant_weeks = 26-52", "5:15", "write grant_weeks = 26 or grant_weeks = 52"},
    {typed_clinic + "start_week = 04", "5:14", "write start_week = 4"},
    {typed_clinic + "technical_help = TRUE", "5:18", "write technical_help = true"},
    {typed_clinic + "technical_help = \"true\"", "5:18", "write technical_help = true"},
    {typed_clinic + "partners = [\u201cneighborly\u201d, \u201ccounty-clinic\u201d]", "5:12",
     "write partners = [\"neighborly\", \"county-clinic\"]"},
    {"[partnership.clinic.outreach]\nworkers_fte = 2", "3:2", "[[partnership]]"},
    {typed_clinic + "[partnership outreach]\nworkers_fte = 2", "5:1",
     "write [partnership.outreach]"},
    {typed_clinic + "[partnership.outreach\nworkers_fte = 2", "5:1",
     "write [partnership.outreach]"},
    {typed_clinic + "[partnership.outreach]\neligible = { youngest_age = 18, oldest_age: 64 }",
     "6:12", "entries in braces take ="},
    {typed_clinic + "[partnership.outreach]\neligible = { youngest_age = 18, oldest_age = 64",
     "6:12", "write the closing }"},
    {typed_clinic + "[partnership.outreach]\nworkers_fte = two", "6:15", "write workers_fte = 2"},
    {"[time]\nstart = 2026-1-5", "4:9", "write start = \"2026-01-05\""},
};

}  // namespace

TEST_CASE("Frequent typing mistakes are reported with their place and a correction") {
  CHECK(mistakes.size() >= 40);
  for (Typed const& one : mistakes) {
    std::string const found = said(one.text + "\n");
    INFO(one.text << "\nsaid: " << found << "expected: " << one.place << " ... " << one.to_write);
    CHECK(found.starts_with(one.place + ": "));
    CHECK_THAT(found, ContainsSubstring(one.to_write));
    CHECK(std::count(found.begin(), found.end(), '\n') == 1);  // one message only
    CHECK(found.find("not valid TOML") == std::string::npos);
  }
}

TEST_CASE("All mistakes in a file are reported at once") {
  std::string const found = said("title = My clinic\n" + typed_clinic + "grant_weeks = 3 years\n" +
                                 "grant_usd_per_year = $1,000\n");
  CHECK(std::count(found.begin(), found.end(), '\n') == 3);
}

TEST_CASE("Correct text is left unchanged") {
  CHECK(
      said(typed_clinic + "grant_usd_per_year = 740_000\ngrant_weeks\t= 52\t# a year\r\n").empty());
  CHECK(said("title = \"It's 5 o'clock # not a comment\"\nquestion = '''two\nlines = 1'''\n")
            .empty());
  CHECK(said(typed_clinic + "partners = [\n  \"neighborly\",  # a comment with a ]\n  "
                            "\"county-clinic\",\n]\n")
            .empty());
}

TEST_CASE("For a file in another encoding, the error explains how to save it") {
  ScenarioFiles const files;
  auto const first = [&](std::string const& bytes) {
    Problems problems;
    kith::read_scenario(files.write("bytes.toml", bytes), {}, problems);
    return problems.empty() ? "" : problems[0].message;
  };
  std::string wide = "\xFF\xFE";
  for (char const c : std::string("format = 1\n")) wide += std::string(1, c) + std::string(1, '\0');
  CHECK_THAT(first(wide), ContainsSubstring("saved as UTF-16"));
  CHECK_THAT(first(wide.substr(2)), ContainsSubstring("saved as UTF-16"));
  CHECK_THAT(first("format = 1\ntitle = \"Pe\xF1"
                   "a\"\n"),
             ContainsSubstring("Windows-1252"));
}

TEST_CASE("Invisible characters are refused in texts and comments, and not shown") {
  auto const told_of = [](std::string const& text) {
    ScenarioFiles const files;
    Problems problems;
    kith::read_scenario(files.extend(text), {}, problems);
    return kith::format_problems(problems);
  };
  for (std::string const unseen : {"\u202E", "\u2066", "\u200F", "\u0085", "\u2028"}) {
    INFO(kith::revealed(unseen));
    std::string const comment = told_of("[time]  # \u00e9 " + unseen + "comment\nweeks = 4\n");
    CHECK_THAT(comment,
               ContainsSubstring(":3:13: error: a ") && ContainsSubstring("must be removed"));
    std::string const title = told_of("title = \"A " + unseen + "clinic\"\n");
    CHECK_THAT(title, ContainsSubstring(":3:12: error: a ") && ContainsSubstring(":3:9: error: "));
    for (std::string const& said : {comment, title}) CHECK(said.find(unseen) == said.npos);
  }
  CHECK_THAT(told_of("title = \"A \\u202E clinic\"\n"),
             ContainsSubstring(":3:9: error: title = \"A \uFFFD clinic\" (must be text without a "
                               "mark that turns the direction of text, U+202E)"));
  CHECK_THAT(told_of("title = \"A \\r clinic\"\n"),
             ContainsSubstring("a control character, U+000D"));
}

TEST_CASE("Numbers, flags and days are understood as people write them") {
  using kith::date_meant;
  using kith::flag_meant;
  using kith::number_meant;
  CHECK(number_meant("grant_usd_per_year", "1,250,000.50") == "1_250_000.5");
  CHECK(number_meant("grant_usd_per_year", "1.250.000") == "1_250_000");
  CHECK(number_meant("grant_usd_per_year", "USD 2.5M") == "2_500_000");
  CHECK(number_meant("billed_share", "12.5 %") == "0.125");
  CHECK(number_meant("income_below_poverty_percent", "200%") == "200");
  CHECK(number_meant("grant_weeks", "18 months") == "78");
  CHECK(number_meant("title", "My clinic").empty());
  CHECK(number_meant("title", "12 Main Street").empty());
  CHECK(flag_meant("FALSE") == "false");
  CHECK(flag_meant("perhaps").empty());
  CHECK(date_meant("25/1/2026") == "2026-01-25");
  CHECK(date_meant("5.1.2026") == "2026-01-05");
  CHECK(date_meant("13/13/2026").empty());
}
