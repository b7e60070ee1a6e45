#include "kith/cli/text/chosen_outcomes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "kith/answer/layout_axes.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/stored_answer.hpp"
#include "kith/ground/lower_case.hpp"
#include "kith/outcomes/former_names.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool has_axis(Outcome const& outcome, std::string_view dim) {
  return std::find(outcome.dims.begin(), outcome.dims.end(), dim) != outcome.dims.end();
}

std::string listed_name(std::string const& group, std::string const& name) {
  return group == "/" ? name : group.substr(1) + "/" + name;
}

/// Refuses an outcome whose axes are not time and stratum, and says where to find it.
[[noreturn]] void refuse_axes(std::string const& name, std::vector<std::string> const& dims) {
  std::vector<std::string> own;
  for (std::size_t d = 2; d < dims.size(); ++d)
    if (dims[d] != "time" && dims[d] != "stratum") own.push_back(dims[d]);
  throw UsageError(
      fmt::format("--outcome {}: is broken down by {} (must be by weeks and strata alone; kith "
                  "export --outcome writes it as a table)",
                  name, enumerate(own)));
}

std::size_t place_of(std::string const& name, ResultsFile const& file, Layout const& layout) {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    if (listed_name(layout.outcomes[i].group, layout.outcomes[i].name) == name &&
        can_tell_by_weeks(layout.outcomes[i]))
      return i;
  std::vector<std::string> names;
  for (StoredOutcome const& stored : file.outcomes()) {
    names.push_back(listed_name(stored.group, stored.name));
    if (name == names.back() || name == stored.name) refuse_axes(name, stored.dims);
  }
  throw UsageError(
      fmt::format("--outcome {}: the result has no such outcome{} (kith show lists those it has)",
                  name, renamed_or_meant(name, names)));
}

/// A stratum of a result: its id, and its title if the scenario gives it one.
struct NamedStratum {
  std::string id, title;
};

std::vector<NamedStratum> strata_in(StoredRuns const& stored) {
  std::vector<NamedStratum> strata;
  for (Dimension const& dimension : stored.layout.dimensions)
    if (dimension.name == "stratum")
      for (std::string const& id : dimension.labels) strata.push_back({id, ""});
  auto const entitle = [&](std::string const& dim, auto const& items) {
    for (auto const& item : items)
      for (NamedStratum& stratum : strata)
        if (stratum.id == dim + ":" + item.id && stratum.title.empty()) stratum.title = item.title;
  };
  for (Scenario const& scenario : stored.scenarios) {
    entitle("zone", scenario.zones);
    entitle("group", scenario.groups);
    entitle("own", scenario.strata);
  }
  return strata;
}

/// Found by its id, with or without its dimension, or its title; adults if none is asked for.
std::size_t stratum_asked(std::string const& asked, std::vector<NamedStratum> const& strata) {
  std::vector<std::string> ids, names;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    auto const& [id, title] = strata[i];
    if (id == asked) return i;
    bool const by_end = id.size() > asked.size() && id.ends_with(":" + asked);
    if (by_end || (!title.empty() && lower_case(title) == lower_case(asked))) found.push_back(i);
    ids.push_back(id);
    names.push_back(id);
    names.push_back(id.substr(id.find(':') + 1));
    if (!title.empty()) names.push_back(title);
  }
  if (found.size() == 1) return found[0];
  if (!found.empty())
    throw UsageError(fmt::format("--stratum {}: may be {} or {} (must be one of them)", asked,
                                 ids[found[0]], ids[found[1]]));
  throw UsageError(fmt::format("--stratum {}: the result has no such stratum{} (must be one of {})",
                               asked, did_you_mean(asked, names), enumerate(ids)));
}

Weeks weeks_asked(std::string const& asked, Layout const& layout) {
  std::vector<double> const weeks = weeks_of(layout);
  if (weeks.empty()) throw UsageError("--weeks: the result has no weeks");
  int const begin = static_cast<int>(weeks.front()), end = static_cast<int>(weeks.back());
  int first = 0, last = 0;
  char const* const stop = asked.data() + asked.size();
  auto const one = std::from_chars(asked.data(), stop, first);
  bool good = one.ec == std::errc{} && one.ptr != stop && *one.ptr == ':';
  if (good) {
    auto const two = std::from_chars(one.ptr + 1, stop, last);
    good = two.ec == std::errc{} && two.ptr == stop;
  }
  if (!good || first < begin || last > end || first > last)
    throw UsageError(
        fmt::format("--weeks {} (must be FIRST:LAST with weeks from {} to {}, e.g. {}:{})", asked,
                    begin, end, begin, end));
  return {first, last};
}

/// The outcomes by name, checked; if none is asked for, those that the result looks at.
std::vector<std::string> names_asked(OutcomeRequest const& asked, StoredRuns const& stored) {
  std::vector<std::string> names = asked.outcomes.empty() ? stored.runs.look_at : asked.outcomes;
  if (names.empty())
    throw UsageError(fmt::format("{} of which outcome? Name it with --outcome",
                                 asked.stratum ? "--stratum" : "--weeks"));
  std::vector<std::string> once;
  for (std::string& name : names)
    if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(std::move(name));
  return once;
}

}  // namespace

std::vector<OutcomeByWeeks> chosen_outcomes(ResultsFile const& file, OutcomeRequest const& asked) {
  StoredRuns const stored(file);
  std::vector<NamedStratum> const strata = strata_in(stored);
  std::vector<OutcomeChoice> choices;
  for (std::string const& name : names_asked(asked, stored)) {
    OutcomeChoice choice;
    choice.outcome = place_of(name, file, stored.layout);
    Outcome const& outcome = stored.layout.outcomes[choice.outcome];
    if (has_axis(outcome, "stratum")) {
      choice.stratum = asked.stratum ? stratum_asked(*asked.stratum, strata) : 0;
      auto const& [id, title] = strata.at(choice.stratum);
      choice.people = title.empty() ? id : title + " (" + id + ")";
    } else if (asked.stratum) {
      throw UsageError(fmt::format("--stratum {}: {} is known only for the whole community",
                                   *asked.stratum, name));
    } else {
      choice.people = "the whole community";
    }
    if (asked.weeks && !has_axis(outcome, "time"))
      throw UsageError(fmt::format("--weeks {}: {} is one number a run", *asked.weeks, name));
    if (asked.weeks) choice.weeks = weeks_asked(*asked.weeks, stored.layout);
    choices.push_back(std::move(choice));
  }
  return outcomes_of(stored, choices);
}

}  // namespace kith
