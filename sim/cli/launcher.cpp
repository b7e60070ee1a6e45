#include "kith/cli/launcher.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "kith/cli/exit_codes.hpp"

namespace kith {

namespace {

std::optional<int> number_in(char const* text) {
  if (text == nullptr) return std::nullopt;
  int value = 0;
  char const* const end = text + std::strlen(text);
  auto const [read_to, error] = std::from_chars(text, end, value);
  if (error != std::errc() || read_to != end || value < 0) return std::nullopt;
  return value;
}

std::optional<Rank> rank_from(char const* number, char const* size) {
  auto const rank = number_in(std::getenv(number));
  auto const of = number_in(std::getenv(size));
  if (!rank || !of || *rank >= *of) return std::nullopt;
  return Rank{*rank, *of};
}

/// Shards number, number + of, ...: with fewer processes than shards, each does several.
std::vector<int> shards_of(Rank rank, int shards) {
  std::vector<int> mine;
  for (int shard = rank.number; shard < shards; shard += rank.of) mine.push_back(shard);
  return mine;
}

/// The shards of a task of an array that has `tasks` tasks.
std::vector<int> shards_of_task(int tasks, int shards) {
  char const* const given = std::getenv("SLURM_ARRAY_TASK_ID");
  auto const task = number_in(given);
  if (!task || *task >= tasks)
    throw UsageError(fmt::format(
        "--shard slurm: SLURM_ARRAY_TASK_ID is {} (must be 0 to {}: sbatch --array=0-{})",
        given == nullptr ? "not there" : given, tasks - 1, tasks - 1));
  return shards_of({*task, tasks}, shards);
}

}  // namespace

std::optional<Rank> rank_of_launcher() {
  static constexpr char const* names[][2] = {
      {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
      {"PMI_RANK", "PMI_SIZE"},
      {"MV2_COMM_WORLD_RANK", "MV2_COMM_WORLD_SIZE"},
      {"PMIX_RANK", "PMIX_SIZE"},
      {"SLURM_PROCID", "SLURM_NTASKS"},
  };
  for (auto const& [number, size] : names)
    if (auto const rank = rank_from(number, size)) return rank;
  return std::nullopt;
}

std::vector<int> shards_named(std::string const& which, int shards) {
  if (which.empty()) return shards_of({0, 1}, shards);
  if (which == "slurm" && std::getenv("SLURM_ARRAY_TASK_ID") != nullptr)
    return shards_of_task(shards, shards);
  if (which == "slurm") {
    if (auto const rank = rank_from("SLURM_PROCID", "SLURM_NTASKS"))
      return shards_of(*rank, shards);
    throw UsageError("--shard slurm: this is not a Slurm task (start it with sbatch or srun)");
  }
  if (which == "mpi") {
    if (auto const rank = rank_of_launcher()) return shards_of(*rank, shards);
    throw UsageError("--shard mpi: no launcher says which rank this is (start it with mpirun)");
  }
  auto const slash = std::min(which.find('/'), which.size());
  int const of = number_in(which.substr(std::min(slash + 1, which.size())).c_str()).value_or(0);
  if (which.substr(0, slash) == "slurm" && of > 0)
    return shards_of_task(std::min(of, shards), shards);
  int const shard = number_in(which.substr(0, slash).c_str()).value_or(of);
  if (shard >= of)
    throw UsageError("--shard " + which +
                     " (must be I/N with I from 0 to N - 1, or slurm, slurm/TASKS or mpi)");
  if (of != shards)
    throw UsageError(fmt::format("--shard {} (the plan has {} shards: must be {}/{})", which,
                                 shards, shard < shards ? shard : 0, shards));
  return {shard};
}

}  // namespace kith
