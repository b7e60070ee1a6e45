#pragma once

#ifdef _OPENMP
#include <omp.h>
#endif

// The threads of OpenMP. Without it, pragmas mean nothing and all work is done by thread 0.

namespace kith {

/// The number of the calling thread in its team, from 0.
inline int thread_number() {
#ifdef _OPENMP
  return omp_get_thread_num();
#else
  return 0;
#endif
}

/// Lets each thread of a team have a team of its own.
inline void allow_teams_in_teams() {
#ifdef _OPENMP
  omp_set_max_active_levels(2);
#endif
}

}  // namespace kith
