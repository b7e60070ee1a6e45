#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "kith/io/results/door/expected.hpp"
#include "kith/io/results/door/fault.hpp"
#include "kith/io/results/door/whole_scenario.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/reach.hpp"

namespace kith::door {

namespace {

/// A dataset that the program reads by its name.
struct Expected {
  std::string_view path;
  StoredKind kind;
  std::vector<std::string_view> axes;
  bool required = true;
};

std::vector<Expected> expected_datasets() {
  std::string_view const s = "/scenario", r = "/replicate", p = "/parameters/path",
                         line = "/answer/line";
  auto const text = StoredKind::text;
  return {{"/scenario", text, {s}},
          {"/scenario_title", text, {s}},
          {"/scenario_question", text, {s}},
          {"/replicate", StoredKind::i4, {r}},
          {"/run_status", StoredKind::i1, {s, r}},
          {"/run_message", text, {s, r}},
          {"/digest", text, {s, r}},
          {"/provenance/command_line", text, {}},
          {"/provenance/started", text, {}},
          {"/provenance/scenario_toml", text, {s}},
          {"/provenance/scenario_resolved_toml", text, {s}},
          {"/time", StoredKind::f8, {"/time"}, false},
          {"/week", StoredKind::i4, {"/time"}, false},
          {"/stratum", text, {"/stratum"}, false},
          {"/partnership", text, {"/partnership"}, false},
          {"/program_service", text, {"/program_service"}, false},
          {"/answer/first_screen", text, {s}, false},
          {"/answer/line", text, {line}, false},
          {"/answer/chance/share", StoredKind::f8, {s, line}, false},
          {"/answer/chance/low", StoredKind::f8, {s, line}, false},
          {"/answer/chance/high", StoredKind::f8, {s, line}, false},
          {"/answer/chance/pairs", StoredKind::i4, {s, line}, false},
          {"/parameters/path", text, {p}, false},
          {"/parameters/draw", StoredKind::f8, {r, p}, false},
          {"/parameters/meaning", text, {p}, false},
          {"/parameters/grade", text, {p}, false}};
}

template <class Names>
void expect_axes(Item const& item, Names const& axes) {
  if (!std::equal(item.axes.begin(), item.axes.end(), axes.begin(), axes.end()))
    throw Fault(fmt::format("has {} on axes [{}] (must be [{}])", item.path,
                            fmt::join(item.axes, ", "), fmt::join(axes, ", ")));
}

void expect_datasets(std::vector<Item> const& items) {
  for (Expected const& one : expected_datasets()) {
    Item const* const item = find(items, std::string(one.path));
    if (item == nullptr && !one.required) continue;
    if (item == nullptr || item->is_group) throw Fault(fmt::format("lacks {}", one.path));
    if (item->kind != one.kind) throw Fault(fmt::format("has other values in {}", one.path));
    expect_axes(*item, one.axes);
  }
  bool const time = find(items, "/time") != nullptr, week = find(items, "/week") != nullptr;
  if (time != week) throw Fault(fmt::format("lacks {}", time ? "/week" : "/time"));
}

void expect_attributes(Item const& root) {
  std::pair<char const*, StoredKind> const needed[] = {{"title", StoredKind::text},
                                                       {"source", StoredKind::text},
                                                       {"kith_run_id", StoredKind::text},
                                                       {"kith_inputs_digest", StoredKind::text},
                                                       {"time_start", StoredKind::text},
                                                       {"text_digest", StoredKind::text},
                                                       {"settling_weeks", StoredKind::i4},
                                                       {"first_partnership_week", StoredKind::i4},
                                                       {"people_per_resident", StoredKind::f8}};
  for (auto const& [name, kind] : needed) {
    auto const found = root.attributes.find(name);
    if (found == root.attributes.end()) throw Fault(fmt::format("lacks its attribute {}", name));
    if (found->second != kind)
      throw Fault(fmt::format("has another value in its attribute {}", name));
  }
  auto const look_at = root.attributes.find("look_at");
  if (look_at != root.attributes.end() && look_at->second != StoredKind::text)
    throw Fault("has another value in its attribute look_at");
}

// The program reads the scenarios of a result again: they must contain all that they extend.
void expect_whole_scenarios(Item const& resolved) {
  for (std::string_view const text : resolved.texts)
    if (may_name_another_file(text))
      throw Fault(fmt::format("has a scenario in {} that may name another file", resolved.path));
}

// An outcome that this version knows by name must have the axes that its readers count on.
void expect_outcomes(std::vector<Item> const& items) {
  Layout known;
  reach_layout(known);
  for (Dimension const& dimension : known.dimensions)
    if (Item const* const item = find(items, "/" + dimension.name))
      if (item->shape.size() != 1 || item->shape[0] != dimension.size())
        throw Fault(fmt::format("has not {} places in {}", dimension.size(), item->path));
  known.outcomes.insert(known.outcomes.end(), common_outcomes().begin(), common_outcomes().end());
  for (Outcome const& outcome : known.outcomes) {
    Item const* const item = find(items, dataset_of(outcome));
    if (item == nullptr) continue;
    std::vector<std::string> axes = {"/scenario", "/replicate"};
    for (std::string const& name : outcome.dims) axes.push_back("/" + name);
    if (item->kind == StoredKind::text) throw Fault(fmt::format("has texts in {}", item->path));
    expect_axes(*item, axes);
  }
}

void expect_item(Item const& item) {
  if (item.is_group) return;
  for (char const* const name :
       {"units", "long_name", "label", "description", "cell_methods", "better"})
    if (auto const found = item.attributes.find(name);
        found != item.attributes.end() && found->second != StoredKind::text)
      throw Fault(fmt::format("has a number in {}@{}", item.path, name));
  if (!item.is_run_table()) return;
  for (std::string const& axis : item.axes)
    if (axis.find('/', 1) != std::string::npos)
      throw Fault(fmt::format("has the axis {} in {}", axis, item.path));
  if (item.kind == StoredKind::text || item.path == "/run_status") return;
  if ((item.chunk[0] != 1 || item.chunk[1] != 1) && item.shape[0] * item.shape[1] != 1)
    throw Fault(fmt::format("cuts {} into other pieces than runs", item.path));
}

}  // namespace

void expect_study(std::vector<Item> const& items) {
  expect_attributes(items.front());
  expect_datasets(items);
  for (Item const& item : items) expect_item(item);
  expect_whole_scenarios(*find(items, "/provenance/scenario_resolved_toml"));
  expect_outcomes(items);
}

}  // namespace kith::door
