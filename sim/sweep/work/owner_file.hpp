#pragma once

#include <string>

namespace kith {

// If a file system has no locks, a file beside a shard names its worker: host, process, when the
// process began, and when the machine started.

/// Whether KITH_LOCKS=files in the environment says not even to try locks of the file system.
bool only_owner_files();

/// Makes the file for this process. Takes an existing one over only if its process is proven dead:
/// on this machine, and gone or started at another time. Throws ShardInUse or OutputError.
void claim_owner_file(std::string const& file, std::string const& busy);

/// Whether the file exists and its process is not proven dead.
bool owner_is_alive(std::string const& file);

}  // namespace kith
