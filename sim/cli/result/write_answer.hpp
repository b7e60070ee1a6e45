#pragma once

#include "kith/answer/study_answer.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// Adds what a study found, once all its runs are written: the table of its trial, or its answer
/// with everything that stands beside it. `about`: as the writer got it.
void write_answer(StudyWriter& writer, StudyAnswer const& answer, StudyMetadata const& about);

}  // namespace kith
