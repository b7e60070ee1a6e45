#pragma once

#include <stdexcept>

namespace kith {

// Exit codes, for the shell, scripts and schedulers.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_invalid = 3;  ///< the scenario is invalid
inline constexpr int exit_io = 4;
inline constexpr int exit_memory = 5;
inline constexpr int exit_locked = 6;  ///< another run writes the same result
inline constexpr int exit_checkpoint = 7;
inline constexpr int exit_some_failed = 8;  ///< finished, but some runs failed
inline constexpr int exit_stopped = 75;     ///< stopped early, everything kept: run it again
inline constexpr int exit_signal = 128;     ///< plus the signal's number; nothing is kept

/// The command line is wrong; main prints it with a pointer to the verb's help and returns
/// exit_usage.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Another run writes the same result or works on the same shard; main returns exit_locked.
class LockedError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace kith
