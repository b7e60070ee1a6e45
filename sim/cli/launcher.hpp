#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kith {

/// Which of several processes this one is.
struct Rank {
  int number = 0;
  int of = 1;
};

/// What a launcher of MPI programs (Open MPI, MPICH, Intel MPI, MVAPICH, srun) tells its processes.
/// Nothing where none did.
std::optional<Rank> rank_of_launcher();

/// The shards of a plan of `shards` that `--shard WHICH` means: "I/N", "slurm" (the task of an
/// array, else the rank of srun), "mpi" (the rank of any launcher), or empty for all. Throws
/// UsageError.
std::vector<int> shards_named(std::string const& which, int shards);

}  // namespace kith
