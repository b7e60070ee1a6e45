#include "kith/answer/operations/services_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "kith/answer/difference_words.hpp"
#include "kith/outcomes/operations/program_services.hpp"

namespace kith {
namespace {

/// Posts of a service are means over the weeks in which its program had any, so that they add up.
std::string services_line(std::string const& name, ProgramTally const& of, double weeks,
                          double runs) {
  auto const mean = [&](double post_weeks) {
    return number_in_words(weeks > 0.0 ? post_weeks / weeks : no_value, 1);
  };
  return fmt::format("  {:<37}{:>9}{:>9}{:>11}{:>15}{:>13}\n", name, mean(of.post_weeks),
                     mean(of.filled_post_weeks), number_in_words(of.sessions / runs, 0),
                     number_in_words(100.0 * used_share(of), 0),
                     number_in_words(wait_weeks(of), 1));
}

}  // namespace

std::string told_name(std::string_view id) {
  std::string name(id);
  std::replace(name.begin(), name.end(), '_', ' ');
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string services_in_words(OperationsText const& of) {
  OperationsTally sums;
  for (OperationsTally const& run : of.runs) sums.add(run);
  auto const runs = static_cast<double>(of.runs.size());
  std::string out;
  auto const names = program_axis();
  for (std::size_t p = 0; p < names.size(); ++p) {
    std::vector<std::size_t> services;
    for (std::size_t s = 0; s < of.services.size(); ++s)
      if (program_of(of.services[s]) == names[p] && !sums.services[s].is_empty())
        services.push_back(s);
    if (services.size() < 2) continue;
    double const weeks = sums.programs[p].weeks_with_posts;
    out += services_line(told_name(names[p]), sums.programs[p], weeks, runs);
    for (std::size_t const s : services)
      out += services_line("  " + told_name(of.services[s].substr(names[p].size() + 1)),
                           sums.services[s], weeks, runs);
  }
  if (out.empty()) return "";
  return fmt::format("  {:<37}{:>9}{:>9}{:>11}{:>15}{:>13}\n", "by service", "posts", "filled",
                     "sessions", "slots used, %", "wait, weeks") +
         out + "  Clients, contacts and cost are known by program only.\n";
}

}  // namespace kith
