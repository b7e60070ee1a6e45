#pragma once

#include <filesystem>
#include <optional>

#include "kith/cli/run_request.hpp"
#include "kith/study/study.hpp"

namespace kith {

/// A study that was asked for, and where its result is written.
struct StudyAsked {
  Study study;
  std::filesystem::path output;
};

/// The study of the request's files. A result among them means the scenarios and the replicates
/// that it keeps; it must be the only file. Nothing if the files are invalid or do not make one
/// study; the reason has then been printed. Throws OutputError if the study's result cannot be
/// written, and UsageError.
std::optional<StudyAsked> read_study(RunRequest& request);

}  // namespace kith
