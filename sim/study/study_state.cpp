#include "kith/study/study_state.hpp"

#include "kith/state/state_bytes.hpp"

namespace kith {

std::vector<std::byte> bytes_of(ReplicateState const& state) {
  auto const& [now, shared, scenario, begun, spent_usd, usual] = state;
  StateWriter write;
  write(now, shared.has_value(), scenario, begun, spent_usd, usual);
  if (shared) write(*shared);
  return std::move(write.bytes);
}

void read_state(std::span<std::byte const> bytes, ReplicateState& state) {
  auto& [now, shared, scenario, begun, spent_usd, usual] = state;
  StateReader read(bytes);
  bool has_shared = false;
  read(now, has_shared, scenario, begun, spent_usd, usual);
  shared.reset();
  if (has_shared) {
    shared = now;  // an observer has no state of its own before it is read
    read(*shared);
  }
  if (!read.at_end()) throw std::runtime_error("there is more than the state");
}

}  // namespace kith
