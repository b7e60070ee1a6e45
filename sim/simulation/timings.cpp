#include "kith/simulation/timings.hpp"

#include <algorithm>

namespace kith {

void Timings::add(std::string_view step, double seconds) {
  auto const known = std::find_if(entries_.begin(), entries_.end(),
                                  [&](Entry const& entry) { return entry.step == step; });
  if (known == entries_.end())
    entries_.push_back({std::string(step), seconds});
  else
    known->seconds += seconds;
}

void Timings::add(Timings const& more) {
  for (Entry const& entry : more.entries_) add(entry.step, entry.seconds);
}

}  // namespace kith
