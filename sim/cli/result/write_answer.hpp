#pragma once

#include "kith/answer/study_answer.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// Adds the findings of a study, once all its runs are written: the table of its trial, or its
/// answer with everything reported beside it. `about`: as given to the writer.
void write_answer(StudyWriter& writer, StudyAnswer const& answer, StudyMetadata const& about);

}  // namespace kith
