#include "kith/studio/runs/usual_care.hpp"

#include <algorithm>
#include <utility>

#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"
#include "kith/studio/runs/repeats.hpp"
#include "kith/study/study_replicate.hpp"

namespace kith::studio {
namespace {

constexpr std::size_t most_bases = 2;
// Memory of a worker. Larger towns would fill it with a few replicates.
constexpr int most_residents = 5'000;
constexpr std::size_t most_bytes = 12'000'000;

}  // namespace

std::string basis_of_usual_care(Study const& study, Layout const& layout,
                                std::map<std::string, std::string> const& files) {
  std::string basis;
  auto const add = [&basis](std::string const& part) { (basis += part) += '\n'; };
  for (ParameterInfo const& one : list_parameters(study.scenarios[0])) {
    add(one.path + " = " + one.text);
    for (double const value : {one.value, one.range_low, one.range_high}) add(as_number(value));
  }
  for (auto const& [name, text] : files) add(name + "\n" + text);
  for (Dimension const& dimension : layout.dimensions) {
    add(dimension.name + " " + std::to_string(dimension.size()));
    for (std::string const& label : dimension.labels) add(label);
  }
  add(std::to_string(branching_week(study)) + " " + std::to_string(study.scenarios.size()));
  return basis;
}

void UsualCare::open(std::string basis) {
  auto const same =
      std::find_if(kept_.begin(), kept_.end(), [&](Kept const& one) { return one.basis == basis; });
  if (same != kept_.end()) {
    std::rotate(same, same + 1, kept_.end());
    return;
  }
  if (kept_.size() == most_bases) kept_.erase(kept_.begin());
  kept_.push_back({std::move(basis)});
}

UsualCare::Replicate const* UsualCare::find(int replicate) const {
  if (kept_.empty()) return nullptr;
  auto const found = kept_.back().replicates.find(replicate);
  bool const is_whole = found != kept_.back().replicates.end() && !found->second.run.empty() &&
                        !found->second.community.empty();
  return is_whole ? &found->second : nullptr;
}

std::string UsualCare::run_of(int replicate) const {
  Replicate const* const found = find(replicate);
  return found == nullptr ? "" : found->run;
}

void UsualCare::keep_run(int replicate, std::string run) {
  auto& known = kept_.back().replicates;
  if (auto const found = known.find(replicate); found != known.end())
    found->second.run = std::move(run);
}

Checkpoints UsualCare::checkpoints(Study const& study) {
  Scenario const& usual = study.scenarios[0];
  bool const is_large = usual.margins.residents > most_residents;
  if (is_large || study.scenarios.size() < 2 || trial_of(study) != nullptr) return {};
  Week const end = usual.time.settling_weeks + usual.time.weeks;
  return {
      [this](int replicate) {
        Replicate const* const found = find(replicate);
        return found == nullptr ? std::vector<std::byte>{} : with_repeats(found->community);
      },
      [this, end](int replicate, Week lived) { return lived == end && find(replicate) == nullptr; },
      [this](int replicate, std::vector<std::byte> const& state) {
        keep_community(replicate, state);
      }};
}

void UsualCare::keep_community(int replicate, std::vector<std::byte> const& state) {
  std::vector<std::byte> packed = without_repeats(state);
  if (bytes() + packed.size() <= most_bytes)
    kept_.back().replicates.insert_or_assign(replicate, Replicate{"", std::move(packed)});
}

std::size_t UsualCare::bytes() const {
  std::size_t all = 0;
  for (Kept const& one : kept_)
    for (auto const& [replicate, kept] : one.replicates)
      all += kept.run.size() + kept.community.size();
  return all;
}

}  // namespace kith::studio
