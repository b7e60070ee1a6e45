#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/stratum_values.hpp"

namespace kith {
namespace {

struct Step {
  char const* name;
  char const* words;  ///< of people
  char const* how;
};

// All steps have the same denominator: the people counted in the first.
constexpr Step steps[] = {
    {"need", "in need at some time in the past year",
     "People with at least 4 weeks in need of 52, whose year of need began at least 26 weeks ago: "
     "the denominator of every step."},
    {"any_care", "who had any care",
     "Of cascade_need: a clinical session or a week of medication since their need began, within a "
     "year."},
    {"came_again", "who came again",
     "Of cascade_need: any care, and a second visit or a fourth week of medication within that "
     "year."},
    {"adequate", "who got adequate care",
     "Of cascade_need: came again, and 8 sessions or 4 visits with 4 weeks of medication within "
     "that year."},
    {"effective", "who got effective care",
     "Of cascade_need: adequate care, and K6 down by 5 or below 5 by 26 weeks after the first "
     "visit (now, where fewer have passed)."},
};

StratumOutcome count_of(std::size_t step) {
  return {measure(std::string("cascade_") + steps[step].name, "count",
                  std::string("people ") + steps[step].words, 0, 1e9,
                  std::string(steps[step].how) + " Every fourth week.", "time: point"),
          [step](WeekFacts const& f, std::size_t s) { return f.spells[s].cascade[step]; }};
}

/// Share of people in need who reach a step.
StratumOutcome share_of(std::size_t step, std::string name, std::string label) {
  Outcome declaration = more_is_better(
      share(std::move(name), std::string("share of those in need ") + steps[step].words,
            std::string(steps[step].how) + " NaN below 30 people in need. Every fourth week."),
      std::move(label));
  return {std::move(declaration), [step](WeekFacts const& f, std::size_t s) {
            CascadeCounts const& cascade = f.spells[s].cascade;
            return cascade[0] < smallest_stratum ? no_value : cascade[step] / cascade[0];
          }};
}

}  // namespace

void add_cascade(std::vector<StratumOutcome>& all) {
  for (std::size_t step = 0; step < std::size(steps); ++step) all.push_back(count_of(step));
  all.push_back(share_of(1, "any_care_share", "Any care"));
  all.push_back(share_of(2, "came_again_share", "Came again"));
  all.push_back(share_of(3, "adequate_care_share", "Adequate care"));
  all.push_back(share_of(4, "effective_coverage_share", "Effective care"));
  all.back().declaration =
      answered(all.back().declaration, in_percent(30, "effective care, % in need in a year"));
}

}  // namespace kith
