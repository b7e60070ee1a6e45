#pragma once

#include "kith/answer/answer.hpp"
#include "kith/io/results/hdf5_items.hpp"

namespace kith {

/// Bytes of it, generously.
std::uint64_t answer_bytes(Answer const& answer);

/// Writes the lines of an answer, and how often partnerships opened, ran out of money and lasted,
/// into the group /answer. Texts and numbers are those that `kith show` prints.
void put_answer(Hdf5Items& items, Answer const& answer,
                std::vector<std::string> const& first_screens);

}  // namespace kith
