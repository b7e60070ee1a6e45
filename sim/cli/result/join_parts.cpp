#include "kith/cli/result/join_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "kith/cli/proof/stored_study.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/ground/shell_word.hpp"

namespace kith {
namespace {

[[noreturn]] void refuse(std::string const& name, std::string const& why) {
  throw OutputError(fmt::format("{}: {}", name, why));
}

Values values_of(std::vector<double> const& numbers, Outcome::Type type) {
  switch (type) {
    case Outcome::Type::f8:
      return numbers;
    case Outcome::Type::i4:
      return std::vector<std::int32_t>(numbers.begin(), numbers.end());
    case Outcome::Type::f4:
      break;
  }
  return std::vector<float>(numbers.begin(), numbers.end());
}

Study study_of(ResultsFile const& file, std::string const& name) {
  auto study = stored_study(file, name);
  if (!study) refuse(name, "this version cannot read its scenarios");
  return std::move(*study);
}

}  // namespace

Parts::Parts(std::vector<std::string> const& files) {
  for (std::string const& name : files) {
    ResultsFile file(name);
    if (file.attribute("/", "filetype") != "kith-study")
      refuse(name, "is the result of a sweep (merge joins the parts of a study)");
    StudyMetadata about = file.metadata();
    parts_.push_back({name, std::move(file), std::move(about)});
  }
  Part const& first = parts_.at(0);
  if (first.about.source != this_source())
    refuse(first.name, fmt::format("was made by {}; this is {}: join parts with the program that "
                                   "made them",
                                   first.about.source, this_source()));
  study_ = study_of(first.file, first.name);
  layout_ = layout_of(study_);
  std::map<int, std::string> owners;
  for (Part const& part : parts_) {
    require_same_study(part);
    for (int const replicate : part.about.replicates) {
      auto const [owner, fresh] = owners.emplace(replicate, part.name);
      if (!fresh)
        refuse(part.name, fmt::format("holds replicate {}, and so does {}: run each part with "
                                      "replicates of its own (--only replicate=...)",
                                      replicate, owner->second));
      replicates_.push_back(replicate);
    }
  }
  std::sort(replicates_.begin(), replicates_.end());
}

void Parts::require_same_study(Part const& part) const {
  Part const& first = parts_.front();
  if (part.about.source != first.about.source)
    refuse(part.name, fmt::format("was made by {}, {} by {}: join parts of one version",
                                  part.about.source, first.name, first.about.source));
  char const* const texts = "/provenance/scenario_resolved_toml";
  if (part.about.scenario_ids == first.about.scenario_ids &&
      part.file.read_texts(texts) == first.file.read_texts(texts))
    return;
  refuse(part.name, fmt::format("is of another study than {} (kith diff {} {} lists what differs)",
                                first.name, shell_word(first.name), shell_word(part.name)));
}

std::string const& Parts::command_line() const {
  return parts_.front().about.command_line;
}

std::vector<std::string> Parts::scenario_toml() const {
  return parts_.front().file.read_texts("/provenance/scenario_toml");
}

bool Parts::each_run(std::function<bool(RunResult const&)> const& take) const {
  for (Part const& part : parts_) {
    auto const status = part.file.read("/run_status");
    auto const digests = part.file.read_texts("/digest");
    auto const messages = part.file.read_texts("/run_message");
    std::size_t const count = part.about.replicates.size();
    for (std::size_t at = 0; at < status.size(); ++at) {
      if (status[at] == 2.0) continue;  // not run
      RunResult run{at / count,        part.about.replicates[at % count],
                    status[at] == 1.0, messages[at],
                    digests[at],       {}};
      if (!run.failed)
        for (Outcome const& outcome : layout_.outcomes)
          run.values.push_back(values_of(
              part.file.read(dataset_of(outcome), run.scenario, at % count), outcome.type));
      if (!take(run)) return false;
    }
  }
  return true;
}

}  // namespace kith
