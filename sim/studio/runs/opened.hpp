#pragma once

#include <memory>
#include <optional>

#include "kith/studio/runs/kept_run.hpp"
#include "kith/studio/source.hpp"
#include "kith/study/study.hpp"

namespace kith::studio {

/// A smaller town, for speed.
struct Preview {
  int residents = 0;
  int of = 0;  ///< the scenario's own number
};
Json as_json(std::optional<Preview> const& preview);

/// A scenario that was read and checked, as it is simulated.
struct Opened {
  Scenario scenario;
  Study study;
  Layout layout;
  std::optional<Preview> preview;
  Problems warnings;
  std::string usual_basis;  ///< all that usual care depends on
};

/// Reads and checks a source as a request of the page asks; nothing if there are errors, which are
/// in `problems`.
std::unique_ptr<Opened> open(Desk& desk, Json const& request, Problems& problems);

}  // namespace kith::studio
