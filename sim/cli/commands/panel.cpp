#include "kith/study/panel.hpp"

#include <fmt/format.h>

#include <charconv>
#include <numeric>
#include <optional>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/study_given.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/panel_tables.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_panel =
    "Follows individual people week by week through every scenario of a study: with each\n"
    "partnership and, with the same random numbers, under usual care. Writes two tables into a\n"
    "folder; in Python, kith.panel reads them.\n"
    "\n"
    "weeks.csv, one row per person and week in a scenario:\n"
    "  replicate, scenario, person (the same in every scenario of a replicate), week (from 0)\n"
    "  k6                  distress, 0 to 24 points; 13 and above is serious distress\n"
    "  care                what they had, joined by +: therapist (a session), prescriber (a "
    "visit),\n"
    "                      general_medical (a visit for mental health), helper (a contact with a\n"
    "                      peer, a health worker, a group), medicated, requested (they asked for\n"
    "                      care, were referred or were offered it), waiting (a request is open)\n"
    "  care_at             service of the week's first care, as treated_past_year_share counts "
    "care\n"
    "  care_or_support_at  the same with peers, groups and health workers\n"
    "  client_of           programs whose session, visit or course contact they attended\n"
    "  met_by              programs that contacted or referred them\n"
    "people.csv, one row per person:\n"
    "  replicate, person\n"
    "  home, generation    where they lived in their first week, and as which of those who lived\n"
    "                      there: the same person in every study of the community\n"
    "  first_week, last_week  their first and last week here; anyone whose last week is before\n"
    "                      the study's has died or moved away: the model does not distinguish\n"
    "  baseline_week       week of the columns that follow: the first week of the study's first\n"
    "                      partnership; for those who came later or left before it, and if there\n"
    "                      is none, their own first week\n"
    "  age, sex, race, income (% of the poverty level), coverage, zone, groups, strata\n"
    "  care_before, care_or_support_before  1: had some in the 52 weeks before\n";

po::options_description panel_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("FOLDER"), "the folder for the tables")(
      "people", text()->value_name("N|all")->default_value("1000"),
      "how many people to follow in a replicate, spread evenly over those aged 10 and over who "
      "live here in week 0; all: everybody, newcomers included")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the files; may be repeated")("replicates,n", text()->value_name("N"),
                                                       "how many replicates (run.replicates)")(
      "only", text()->value_name("replicate=K,..."),
      "follows only these replicates (the first is 0)")("seed", text()->value_name("S"),
                                                        "seed of the random numbers (run.seed)")(
      "force", "replaces existing tables");
  return options;
}

/// Nothing means everybody.
std::optional<std::size_t> people_wanted(po::variables_map const& given) {
  std::string const text = given["people"].as<std::string>();
  if (text == "all") return std::nullopt;
  std::size_t people = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), people);
  if (error != std::errc() || end != text.data() + text.size() || people < 1)
    throw UsageError(fmt::format("--people {} (must be a whole number from 1, or all)", text));
  return people;
}

std::filesystem::path folder_wanted(po::variables_map const& given) {
  if (given.count("output") == 0) throw UsageError("write to where? Name a folder with -o");
  std::filesystem::path folder = given["output"].as<std::string>();
  if (folder.extension() == ".csv")
    throw UsageError(
        fmt::format("-o {} (must be a folder, for weeks.csv and people.csv)", folder.string()));
  return folder;
}

std::vector<int> replicates_wanted(po::variables_map const& given, Study const& study) {
  if (given.count("only") > 0) return parse_only(given["only"].as<std::string>());
  std::vector<int> all(static_cast<std::size_t>(study.scenarios[0].run.replicates));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

}  // namespace

int run_panel(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("panel", about_panel, panel_options(), arguments);
  if (!given) return exit_done;
  std::filesystem::path const folder = folder_wanted(*given);
  auto const people = people_wanted(*given);
  auto const study = study_given(*given);
  if (!study) return exit_invalid;
  PanelTables tables(folder, *study, given->count("force") > 0);
  Interruption interruption(std::nullopt);
  auto const watch = interruption.watch({[] {}, [] {}});
  for (int const replicate : replicates_wanted(*given, *study)) {
    PanelRequest const request{replicate, people,
                               [&](PanelWeek const& week) { tables.add(replicate, week); },
                               interruption.stop()};
    auto const followed = follow_panel(*study, request);
    if (interruption.stop()->load()) return exit_signal + interruption.signal();
    tables.add(replicate, followed);
  }
  tables.publish();
  print_message("{0}/weeks.csv\n{0}/people.csv\n", folder.string());
  return exit_done;
}

}  // namespace kith
