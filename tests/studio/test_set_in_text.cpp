#include "kith/studio/change/set_in_text.hpp"
#include "tests/catch.hpp"

namespace kith::studio {
namespace {

std::string const plan =
    "format = 1\n"
    "id = \"plan\"  # short\n"
    "\n"
    "[[partnership]]\n"
    "id = \"clinic\"\n"
    "partners = [\"a\", # one\n"
    "  \"b\"]\n"
    "grant_usd_per_year = 600_000  # a year\n"
    "\n"
    "[partnership.outreach]\n"
    "workers_fte = 2\n"
    "eligible = { zones = [\"north\"] }\n"
    "\n"
    "[same_money]\n"
    "enabled = true\n";

std::string changed(std::string const& path, std::string const& value) {
  Problems problems;
  std::string const text = set_in_text(plan, path, value, problems);
  CHECK(problems.empty());
  return text;
}

bool holds(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a value is replaced in place, and comments stay") {
  CHECK(holds(changed("partnership.clinic.grant_usd_per_year", "725000"),
              "grant_usd_per_year = 725000  # a year\n"));
  CHECK(holds(changed("partnership.clinic.partners", "[\"c\"]"), "partners = [\"c\"]\ngrant"));
  CHECK(holds(changed("id", "\"other\""), "id = \"other\"  # short\n"));
}

TEST_CASE("a missing key is added after the others of its table") {
  CHECK(holds(changed("partnership.clinic.grant_weeks", "104"),
              "# a year\ngrant_weeks = 104\n\n[partnership.outreach]"));
  CHECK(holds(changed("partnership.clinic.outreach.steered", "false"),
              "[\"north\"] }\nsteered = false\n\n[same_money]"));
  CHECK(holds(changed("partnership.clinic.outreach.eligible.youngest_age", "18"),
              "eligible = { youngest_age = 18, zones = [\"north\"] }"));
}

TEST_CASE("a missing table is added after its parent") {
  CHECK(holds(changed("partnership.clinic.peer_support.peers_fte", "1.5"),
              "[partnership.peer_support]\npeers_fte = 1.5\n\n[same_money]"));
  CHECK(holds(changed("evidence.care.attends", "{ value = 0.8, source = \"me\" }"),
              "\n[evidence.care]\nattends = { value = 0.8, source = \"me\" }\n"));
  CHECK(holds(changed("provider.school.fte", "3"), "[[provider]]\nid = \"school\"\nfte = 3\n"));
  CHECK(holds(changed("run.replicates", "8"), "\n[run]\nreplicates = 8\n"));
}

TEST_CASE("a table that only contains another gets its own header") {
  Problems problems;
  std::string const with_days =
      set_in_text(plan, "partnership.clinic.mobile_clinic.days_per_week.north", "2", problems);
  std::string const text =
      set_in_text(with_days, "partnership.clinic.mobile_clinic.languages", "[\"en\"]", problems);
  CHECK(problems.empty());
  CHECK(holds(text,
              "[partnership.mobile_clinic.days_per_week]\nnorth = 2\n\n"
              "[partnership.mobile_clinic]\nlanguages = [\"en\"]\n\n[same_money]"));
}

TEST_CASE("a text that is not TOML stays unchanged and reports why") {
  Problems problems;
  CHECK(set_in_text("grant = \n", "id", "\"a\"", problems) == "grant = \n");
  REQUIRE(!problems.empty());
  CHECK(problems[0].line == 1);
}

TEST_CASE("values that cannot be written are reported") {
  Problems problems;
  CHECK(set_in_text(plan, "partnership.clinic.outreach", "3", problems) == plan);
  CHECK(problems.size() == 1);
}

}  // namespace kith::studio
