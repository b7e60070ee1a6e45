#include "kith/answer/operations/services_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "kith/answer/difference_words.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/operations/program_services.hpp"
#include "kith/statistics/interval.hpp"

namespace kith {
namespace {

constexpr char const* services_columns = "  {:<37}{:>7}{:>8}{:>18}{:>15}{:>13}\n";

/// A program or a service of it: its work summed over replicates, and in each.
struct ServiceRow {
  std::string name;
  ProgramTally sums;
  std::vector<ProgramTally> runs;
};

template <class OfRun>
ServiceRow service_row(std::string name, OperationsText const& of, OfRun const& in_run) {
  ServiceRow row{std::move(name), {}, {}};
  for (OperationsTally const& run : of.runs) {
    row.runs.push_back(in_run(run));
    row.sums.add(row.runs.back());
  }
  return row;
}

/// Posts of a service are means over the weeks in which its program had posts, so that they add up.
std::string services_lines(ServiceRow const& row, double weeks) {
  auto const mean = [&](double post_weeks) {
    return number_in_words(weeks > 0.0 ? post_weeks / weeks : no_value, 1);
  };
  auto const runs = static_cast<double>(row.runs.size());
  std::string out = fmt::format(
      services_columns, row.name, mean(row.sums.post_weeks), mean(row.sums.filled_post_weeks),
      number_in_words(row.sums.sessions / runs, 0),
      number_in_words(100.0 * used_share(row.sums), 0), number_in_words(wait_weeks(row.sums), 1));
  if (row.runs.size() < 2) return out;
  std::vector<double> sessions, used;
  for (ProgramTally const& run : row.runs) {
    sessions.push_back(run.sessions);
    used.push_back(100.0 * used_share(run));
  }
  std::string const spread =
      fmt::format(services_columns, "    " + spread_name(row.runs.size()), "", "",
                  spread_in_words(sessions, 0), spread_in_words(used, 0), "");
  return out + spread.substr(0, spread.find_last_not_of(" \n") + 1) + "\n";
}

}  // namespace

std::string told_name(std::string_view id) {
  std::string name(id);
  std::replace(name.begin(), name.end(), '_', ' ');
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string spread_in_words(std::vector<double> const& by_run, int decimals) {
  std::vector<double> known;
  std::copy_if(by_run.begin(), by_run.end(), std::back_inserter(known),
               [](double value) { return std::isfinite(value); });
  Interval const found = interval_of(known);
  bool const nothing = found.low == 0.0 && found.high == 0.0;
  if (found.kind == Interval::Kind::none || nothing) return "-";
  return number_in_words(found.low, decimals) + " to " + number_in_words(found.high, decimals);
}

std::string spread_name(std::size_t runs) {
  return interval_name(
      runs < fewest_for_interval ? Interval::Kind::range : Interval::Kind::percentiles, runs);
}

std::string services_in_words(OperationsText const& of) {
  std::string out;
  auto const& names = of.programs;
  for (std::size_t p = 0; p < names.size(); ++p) {
    std::vector<ServiceRow> services;
    for (std::size_t s = 0; s < of.services.size(); ++s) {
      if (program_of(of.services[s]) != names[p]) continue;
      auto const name = "  " + told_name(of.services[s].substr(names[p].size() + 1));
      auto row = service_row(name, of, [s](OperationsTally const& run) { return run.services[s]; });
      if (!row.sums.is_empty()) services.push_back(std::move(row));
    }
    if (services.size() < 2) continue;
    ServiceRow const program = service_row(
        told_name(names[p]), of, [p](OperationsTally const& run) { return run.programs[p]; });
    double const weeks = program.sums.weeks_with_posts;
    out += services_lines(program, weeks);
    for (ServiceRow const& service : services) out += services_lines(service, weeks);
  }
  if (out.empty()) return "";
  return fmt::format(services_columns, "by service", "posts", "filled", "sessions", "slots used, %",
                     "wait, weeks") +
         out + "  Clients, contacts and cost are known by program only.\n";
}

}  // namespace kith
