#pragma once

#ifdef _OPENMP
#include <omp.h>
#endif

// OpenMP's threads. Without OpenMP, pragmas are ignored and thread 0 does all work.

namespace kith {

/// The index of the calling thread in its team, from 0.
inline int thread_number() {
#ifdef _OPENMP
  return omp_get_thread_num();
#else
  return 0;
#endif
}

/// Allows each thread of a team to start a team of its own.
inline void allow_teams_in_teams() {
#ifdef _OPENMP
  omp_set_max_active_levels(2);
#endif
}

}  // namespace kith
