#pragma once

namespace kith {

/// The effect of trust in a service: of trust in its own kind of care, of which the host lends a
/// share (MODEL 7.5).
template <class Number>
[[gnu::always_inline]] constexpr Number lent_trust(Number own, Number host, Number share) {
  return own + share * (host - own);
}

}  // namespace kith
