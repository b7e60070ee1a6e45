#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// A year that is reported beside the whole horizon if the money ends within it.
enum class Window {
  grant_year,  ///< the last full year of the last grant to end
  last_year,   ///< of the run
};
inline constexpr std::string_view window_names[] = {"grant_year", "last_year"};

/// The weeks of one scenario's windows; none if its money lasts, or lasts less than a year.
using Windows = std::array<std::optional<Weeks>, std::size(window_names)>;
Windows windows_of(Scenario const& scenario);

/// The same answer within the windows of each scenario, gathered run by run.
class AnswerWindows {
 public:
  /// `windows`: by scenario.
  AnswerWindows(Layout const& layout, ComparedRuns const& runs, std::vector<Windows> windows);

  void add(RunResult const& run);
  [[nodiscard]] bool reads(std::size_t outcome) const;
  /// Compared with usual care in the same weeks; nullptr if the scenario has no such window.
  [[nodiscard]] Answer const* of(std::size_t scenario, Window window) const;
  /// The headlines of the whole answer and of each window; empty if no money ends.
  [[nodiscard]] std::string in_words(Answer const& whole) const;

 private:
  [[nodiscard]] std::string in_words(Answer const& whole, std::size_t scenario) const;

  std::vector<Windows> windows_;
  std::vector<Answer> answers_;  ///< one for each span of weeks
};

}  // namespace kith
