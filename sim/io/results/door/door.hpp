#pragma once

#include <filesystem>

namespace kith::door {

/// Throws OutputError, one sentence that begins with the path, unless the file is a study as Kith
/// writes it: of sizes that fit, without anything of other files, with texts that can be shown and
/// are as they were written. What has passed may be read by those who trust what it says. Numbers
/// carry checksums of their own and are checked when they are read.
///
/// libhdf5 is known to crash on some damaged files, so this happens in a process of its own.
void pass(std::filesystem::path const& path);

/// The same in this process. Throws Fault.
void inspect(std::filesystem::path const& path);

}  // namespace kith::door
