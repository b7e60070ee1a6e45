#pragma once

#include <filesystem>
#include <optional>

#include "kith/cli/run_request.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// A study that was asked for, and where its result goes.
struct StudyAsked {
  Study study;
  std::filesystem::path output;
};

/// The study of the request's files. A result stands for the scenarios and the replicates that it
/// keeps; it may not stand beside other files. Nothing where they are wrong or do not make one
/// study; then it has been said why. Throws OutputError where its result cannot be written, and
/// UsageError.
std::optional<StudyAsked> read_study(RunRequest& request);

}  // namespace kith
