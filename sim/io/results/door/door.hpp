#pragma once

#include <filesystem>

namespace kith::door {

/// Throws OutputError, one sentence that begins with the path, unless the file is a study as Kith
/// writes it: with sizes that fit, no links to other files, and texts that can be shown and are as
/// they were written. Code that reads a file that has passed may trust what it says. Numbers have
/// checksums of their own and are checked when they are read.
///
/// libhdf5 is known to crash on some damaged files, so this happens in a process of its own.
void pass(std::filesystem::path const& path);

/// The same in this process. Throws Fault.
void inspect(std::filesystem::path const& path);

}  // namespace kith::door
