#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// Parses the arguments of a verb; words without a dash go to the option `file`. Prints usage,
/// `about` and the options for `--help`, and then returns nothing. Throws UsageError.
std::optional<boost::program_options::variables_map> parse_arguments(
    std::string_view verb, std::string_view about,
    boost::program_options::options_description const& options,
    std::vector<std::string> const& arguments);

/// The only word given, such as the result to show. Throws UsageError if there are none or several.
std::string only_file(boost::program_options::variables_map const& given);

}  // namespace kith
