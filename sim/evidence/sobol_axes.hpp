#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace kith {

/// The register of the evidence numbers that a replicate draws from Sobol's sequence: the position
/// of a path is its axis. All other numbers are drawn by the counter-based generator.
std::span<std::string_view const> sobol_register();

/// The axis of an evidence number, by its path; none for one that is not in the register.
std::optional<std::size_t> sobol_axis_of(std::string_view path);

}  // namespace kith
