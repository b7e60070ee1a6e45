#pragma once

#include <string>

#include "kith/problems.hpp"

namespace kith::studio {

/// A TOML text in which a key gets another value; comments and the order of lines are kept. `path`
/// is as for `--set`: tables and ids with dots between them. A missing table is added at the end of
/// the one that it belongs to. `value` is TOML. If it cannot be done, the text is unchanged, and
/// `problems` says why.
std::string set_in_text(std::string const& text, std::string const& path, std::string const& value,
                        Problems& problems);

}  // namespace kith::studio
