#include "kith/cli/command_line.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/schema/wording.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

void print_help(std::string_view name, std::string_view about,
                po::options_description const& options) {
  for (auto const& verb : verbs())
    if (verb.name == name) fmt::print("usage: kith {} {}\n\n{}\n", name, verb.usage, about);
  std::ostringstream text;
  text << options;
  fmt::print("{}", text.str());
}

std::string unknown_option(std::string const& word, po::options_description const& options) {
  std::vector<std::string> names;
  for (auto const& option : options.options()) names.push_back("--" + option->long_name());
  return fmt::format("unknown option '{}'{}", word, did_you_mean(word, names));
}

}  // namespace

std::optional<po::variables_map> parse_arguments(std::string_view verb, std::string_view about,
                                                 po::options_description const& options,
                                                 std::vector<std::string> const& arguments) {
  po::options_description visible = options;
  visible.add_options()("help,h", "this text");
  po::options_description all = visible;
  all.add_options()("file", po::value<std::vector<std::string>>()->composing());
  po::positional_options_description words;
  words.add("file", -1);
  // No abbreviated options: one that works today could be ambiguous tomorrow.
  using style = po::command_line_style::style_t;
  int const how = style::unix_style & ~style::allow_guessing;
  po::variables_map given;
  try {
    po::store(po::command_line_parser(arguments).options(all).positional(words).style(how).run(),
              given);
    po::notify(given);
  } catch (po::unknown_option const& unknown) {
    throw UsageError(unknown_option(unknown.get_option_name(), visible));
  } catch (po::error const& wrong) {
    throw UsageError(wrong.what());
  }
  if (given.count("help") == 0) return given;
  print_help(verb, about, visible);
  return std::nullopt;
}

std::string only_file(po::variables_map const& given) {
  auto const files = given.count("file") ? given["file"].as<std::vector<std::string>>()
                                         : std::vector<std::string>{};
  if (files.size() != 1)
    throw UsageError(files.empty() ? "which file?"
                                   : "one file at a time, not " + std::to_string(files.size()));
  return files[0];
}

}  // namespace kith
