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

/// The rank that a launcher of MPI programs (Open MPI, MPICH, Intel MPI, MVAPICH, srun) gives to
/// this process. Nothing if none did.
std::optional<Rank> rank_of_launcher();

/// The shards, out of `shards`, that `--shard WHICH` selects: "I/N", "slurm" (the task of an
/// array, else the rank of srun), "mpi" (the rank of any launcher), or empty for all. Throws
/// UsageError.
std::vector<int> shards_named(std::string const& which, int shards);

}  // namespace kith
