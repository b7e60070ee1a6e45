#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kith/cli/text/progress.hpp"
#include "kith/sweep/work/seek.hpp"

namespace kith {

/// What the command line of `kith seek` asks for, before the scenarios are read.
struct SeekCommand {
  std::vector<std::string> files;
  std::vector<std::string> sets;
  std::filesystem::path folder;
  std::string path;      ///< of the number
  std::string scenario;  ///< id; empty: the only one with a partnership
  double low = 0.0, high = 0.0;
  std::optional<double> step;
  Target target;
  std::optional<std::pair<int, int>> weeks;  ///< nothing: the last 52
  int threads = 1;
  std::optional<std::chrono::seconds> max_time;
  Progress::Style progress = Progress::Style::automatic;
  bool quiet = false;
  bool fixed_grant = false;  ///< the grant stays fixed, however many posts are tried
};

/// Nothing if only help was asked for. Throws UsageError.
std::optional<SeekCommand> read_seek_command(std::vector<std::string> const& arguments);

}  // namespace kith
