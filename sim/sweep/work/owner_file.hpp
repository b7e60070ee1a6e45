#pragma once

#include <string>

namespace kith {

// Where a file system has no locks, a file beside a shard says who works on it: host, process, when
// the process began, and since when the machine is up.

/// KITH_LOCKS=files in the environment: do not even try locks of the file system.
bool only_owner_files();

/// Makes the file for this process. One that stands is taken over only where its process is proven
/// dead: on this machine, and gone or begun at another time. Throws ShardInUse or OutputError.
void claim_owner_file(std::string const& file, std::string const& busy);

/// Whether the file stands and its process is not proven dead.
bool owner_is_alive(std::string const& file);

}  // namespace kith
