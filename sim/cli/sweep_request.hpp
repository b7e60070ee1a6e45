#pragma once

#include <fmt/core.h>

#include <filesystem>
#include <string>

#include "kith/cli/command_line.hpp"
#include "kith/version.hpp"

namespace kith {

/// The folder that a verb of sweeps works in: the only word given.
inline std::filesystem::path folder_given(boost::program_options::variables_map const& given) {
  return only_file(given);
}

/// Program and version, as plans and results name them. Builds that differ do not share it.
inline std::string this_source() {
  return fmt::format("kith {} (git {}, build {})", version, git_commit, build_digest);
}

}  // namespace kith
