#include "kith/cli/result/write_answer.hpp"

#include "kith/answer/ranking/head_to_head.hpp"
#include "kith/cli/text/describe_study.hpp"

namespace kith {

void write_answer(StudyWriter& writer, StudyAnswer const& answer, StudyMetadata const& about) {
  if (answer.trial()) return writer.put_trial(*answer.trial());
  writer.put_answer(answer.answer(), answer.first_screens());
  writer.put_windows(answer.windows(), answer.answer());
  writer.put_local(answer.local());
  writer.put_chance(answer.chance());
  std::vector<PairInWords> pairs;
  for (HeadToHead const& pair : telling_pairs(answer.ranked(), drawn_in(about.parameters)))
    pairs.push_back({pair.first, pair.second, in_words(pair, answer.ranked())});
  writer.put_ranking(ranked_table(answer.ranked()), pairs);
}

}  // namespace kith
