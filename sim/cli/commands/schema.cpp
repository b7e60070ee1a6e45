#include "kith/io/scenario/schema.hpp"

#include <fmt/core.h>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"

namespace kith {

namespace po = boost::program_options;

int run_schema(std::vector<std::string> const& arguments) {
  constexpr std::string_view about =
      "Prints the JSON Schema of scenario files, which lets editors complete and explain keys:\n"
      "kith schema > kith-scenario.schema.json\n"
      "and in the first line of a scenario\n"
      "#:schema ./kith-scenario.schema.json\n";
  po::options_description options("options", 100);
  options.add_options()("evidence", "the schema of evidence.toml instead")(
      "national", "the schema of national.toml instead");
  auto const given = parse_arguments("schema", about, options, arguments);
  if (!given) return exit_done;
  if (given->count("file") > 0) throw UsageError("takes no file");
  bool const evidence = given->count("evidence") > 0, national = given->count("national") > 0;
  if (evidence && national) throw UsageError("takes --evidence or --national, not both");
  fmt::print("{}", evidence ? evidence_schema() : national ? national_schema() : scenario_schema());
  return exit_done;
}

}  // namespace kith
