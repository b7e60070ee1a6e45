#pragma once

#include "kith/answer/answer.hpp"
#include "kith/answer/answer_windows.hpp"
#include "kith/io/results/hdf5_items.hpp"

namespace kith {

/// Upper bound for its bytes and those of its windows.
std::uint64_t answer_bytes(Answer const& answer);

/// Writes the lines of an answer, and how often partnerships opened, ran out of money and lasted,
/// into the group /answer. Texts and numbers are those that `kith show` prints.
void put_answer(Hdf5Items& items, Answer const& answer,
                std::vector<std::string> const& first_screens);

/// Writes the same lines in the windows of each scenario into the group /answer/windows; does
/// nothing if no scenario has any.
void put_windows(Hdf5Items& items, AnswerWindows const& windows, Answer const& whole);

}  // namespace kith
