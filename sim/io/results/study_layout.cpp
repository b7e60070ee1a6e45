#include "kith/io/results/study_layout.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <set>

#include "kith/answer/layout_axes.hpp"
#include "kith/io/results/sample_layout.hpp"

namespace kith {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Dimension const& dimension_of(Layout const& layout, std::string const& name) {
  for (auto const& dimension : layout.dimensions)
    if (dimension.name == name) return dimension;
  throw std::logic_error("an outcome uses the undeclared dimension " + name);
}

std::size_t values_of(Layout const& layout, Outcome const& outcome) {
  std::size_t values = 1;
  for (auto const& name : outcome.dims) values *= dimension_of(layout, name).size();
  return values;
}

std::string path_of(Outcome const& outcome) {
  bool const root = outcome.group.empty() || outcome.group == "/";
  return (root ? "/" : outcome.group + "/") + outcome.name;
}

H5::PredType type_of(Outcome const& outcome) {
  switch (outcome.type) {
    case Outcome::Type::f8:
      return H5::PredType::IEEE_F64LE;
    case Outcome::Type::i4:
      return H5::PredType::STD_I32LE;
    case Outcome::Type::f4:
      break;
  }
  return H5::PredType::IEEE_F32LE;
}

void describe(Hdf5Items& items, std::string const& path, std::string const& name,
              std::string const& text) {
  if (!text.empty()) items.attribute(path, name, text);
}

// CF wants time as a date; the week of the horizon is a second coordinate on the same axis.
void put_time(Hdf5Items& items, Dimension const& time, std::string const& start) {
  bool const dated = time.units.find(" since ") != std::string::npos;
  double const days = time.units.rfind("week", 0) == 0 ? 7.0 : 1.0;
  std::vector<double> numbers = time.numbers;
  std::vector<double> weeks = time.numbers;
  for (auto& number : numbers) number *= days;
  for (std::size_t i = 0; i < weeks.size(); ++i) weeks[i] = std::round(numbers[i] / 7.0);
  std::vector<Axis> const axes = {{"/time", time.size()}};
  items.numbers("/time", axes, H5::PredType::IEEE_F64LE, numbers);
  items.make_scale("/time");
  items.attribute("/time", "units", dated ? time.units : "days since " + start);
  items.attribute("/time", "calendar", "proleptic_gregorian");
  items.attribute("/time", "standard_name", "time");
  describe(items, "/time", "long_name", time.long_name);
  items.numbers("/week", axes, H5::PredType::STD_I32LE, weeks);
  items.attribute("/week", "units", "week");
  items.attribute("/week", "long_name", "week of the horizon, from 0");
}

void put_dimension(Hdf5Items& items, Dimension const& dimension, std::string const& start) {
  if (dimension.size() == 0) return;
  if (dimension.name == "time") return put_time(items, dimension, start);
  std::string const path = "/" + dimension.name;
  std::vector<Axis> const axes = {{path, dimension.size()}};
  if (dimension.labels.empty())
    items.numbers(path, axes, H5::PredType::IEEE_F64LE, dimension.numbers);
  else
    items.texts(path, axes, dimension.labels);
  items.make_scale(path);
  describe(items, path, "units", dimension.units);
  describe(items, path, "long_name", dimension.long_name);
}

std::vector<Axis> scenario_axes(StudyMetadata const& metadata) {
  return {{"/scenario", metadata.scenario_ids.size()}, {"/replicate", metadata.replicates.size()}};
}

void put_run_dimensions(Hdf5Items& items, StudyMetadata const& metadata) {
  auto const axes = scenario_axes(metadata);
  items.texts("/scenario", {axes[0]}, metadata.scenario_ids);
  items.make_scale("/scenario");
  items.attribute("/scenario", "long_name", "scenario; the first is usual care");
  items.numbers("/replicate", {axes[1]}, H5::PredType::STD_I32LE,
                {metadata.replicates.begin(), metadata.replicates.end()});
  items.make_scale("/replicate");
  items.attribute("/replicate", "long_name", "replicate; equal numbers share their random numbers");
}

void put_attributes(Hdf5Items& items, StudyMetadata const& metadata) {
  auto const put = [&](char const* name, std::string const& text) {
    items.attribute("/", name, text);
  };
  put("Conventions", "CF-1.10");
  put("title", metadata.title);
  put("source", metadata.source);
  put("history", fmt::format("{} {}", metadata.started, metadata.command_line));
  put("date_created", now_utc());
  put("filetype", metadata.samples.size() > 0 ? "kith-sweep" : "kith-study");
  items.attribute("/", "kith_format", 1);
  put("kith_run_id", metadata.run_id);
  put("kith_inputs_digest", metadata.inputs_digest);
  items.attribute("/", "people_per_resident", metadata.people_per_resident);
  items.attribute("/", "settling_weeks", metadata.settling_weeks);
  items.attribute("/", "first_partnership_week", metadata.first_partnership_week);
  put("time_start", metadata.start);
  if (!metadata.look_at.empty())
    put("look_at", fmt::format("{}", fmt::join(metadata.look_at, " ")));
}

void put_parameters(Hdf5Items& items, StudyMetadata const& metadata) {
  ParameterTable const& table = metadata.parameters;
  if (table.paths.empty()) return;
  items.group("/parameters");
  auto const runs = scenario_axes(metadata);
  Axis const path = {"/parameters/path", table.paths.size()};
  items.texts("/parameters/path", {path}, table.paths);
  items.make_scale("/parameters/path");
  auto const f8 = H5::PredType::IEEE_F64LE;
  items.numbers("/parameters/value", {runs[0], path}, f8, table.values);
  items.attribute("/parameters/value", "long_name", "central value of each scenario");
  items.numbers("/parameters/read", {runs[0], path}, H5::PredType::STD_U8LE, table.read);
  items.attribute("/parameters/read", "long_name", "1: the scenario reads this number");
  items.numbers("/parameters/draw", {runs[1], path}, f8, table.draws);
  items.attribute("/parameters/draw", "long_name",
                  "value that the replicate uses, in every scenario");
  items.numbers("/parameters/low", {path}, f8, table.low);
  items.attribute("/parameters/low", "long_name", "2.5th percentile of the plausible range");
  items.numbers("/parameters/high", {path}, f8, table.high);
  items.attribute("/parameters/high", "long_name", "97.5th percentile of the plausible range");
  items.texts("/parameters/unit", {path}, table.units);
  items.texts("/parameters/meaning", {path}, table.meanings);
  items.texts("/parameters/source", {path}, table.sources);
  items.texts("/parameters/grade", {path}, table.grades);
}

void put_provenance(Hdf5Items& items, StudyMetadata const& metadata) {
  items.group("/provenance");
  auto const scenarios = std::vector<Axis>{scenario_axes(metadata)[0]};
  items.texts("/provenance/scenario_toml", scenarios, metadata.scenario_toml);
  items.texts("/provenance/scenario_resolved_toml", scenarios, metadata.scenario_resolved_toml);
  items.text("/provenance/command_line", metadata.command_line);
  items.text("/provenance/compiler", metadata.compiler);
  items.text("/provenance/libraries", metadata.libraries);
  items.number("/provenance/threads", metadata.threads);
  items.text("/provenance/started", metadata.started);
}

H5::DataSet put_outcome(Hdf5Items& items, Layout const& layout, Outcome const& outcome,
                        StudyMetadata const& metadata, std::vector<std::size_t> const& run_chunk) {
  std::string const path = path_of(outcome);
  auto axes = run_axes(metadata);
  std::vector<std::size_t> chunk = run_chunk;
  bool timed = false;
  for (auto const& name : outcome.dims) {
    axes.push_back({"/" + name, dimension_of(layout, name).size()});
    chunk.push_back(axes.back().size);
    timed = timed || name == "time";
  }
  bool const whole_number = outcome.type == Outcome::Type::i4;
  H5::DataSet dataset =
      items.numbers(path, axes, type_of(outcome), chunk, whole_number ? 0.0 : nan);
  describe(items, path, "units", outcome.units);
  describe(items, path, "long_name", outcome.long_name);
  describe(items, path, "description", outcome.description);
  describe(items, path, "cell_methods", outcome.cell_methods);
  describe(items, path, "label", label_of(outcome));
  describe(items, path, "formerly", fmt::format("{}", fmt::join(outcome.formerly, " ")));
  describe(items, path, "better",
           std::string(better_names[static_cast<std::size_t>(outcome.better)]));
  if (outcome.low < outcome.high)
    items.attribute(dataset, "valid_range", {outcome.low, outcome.high});
  if (timed && path.find('/', 1) == std::string::npos) items.attribute(path, "coordinates", "week");
  return dataset;
}

}  // namespace

std::string now_utc() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::vector<Axis> run_axes(StudyMetadata const& metadata) {
  auto axes = scenario_axes(metadata);
  if (metadata.samples.size() > 0) axes.insert(axes.begin(), {"/sample", metadata.samples.size()});
  return axes;
}

std::uint64_t raw_bytes(Layout const& layout, std::size_t runs) {
  std::uint64_t bytes = 0;
  for (auto const& outcome : layout.outcomes)
    bytes += values_of(layout, outcome) * (outcome.type == Outcome::Type::f8 ? 8u : 4u);
  return bytes * runs;
}

std::vector<H5::DataSet> lay_out_study(H5::H5File& file, TextDigest& texts, Layout const& layout,
                                       StudyMetadata const& metadata,
                                       std::vector<std::size_t> const& run_chunk) {
  Hdf5Items items(file, texts);
  put_attributes(items, metadata);
  put_samples(items, metadata.samples);
  put_run_dimensions(items, metadata);
  for (auto const& dimension : layout.dimensions) put_dimension(items, dimension, metadata.start);
  auto const scenarios = std::vector<Axis>{scenario_axes(metadata)[0]};
  items.texts("/scenario_title", scenarios, metadata.scenario_titles);
  items.texts("/scenario_question", scenarios, metadata.scenario_questions);

  std::set<std::string> groups = {"", "/", "/parameters", "/provenance"};
  std::vector<H5::DataSet> datasets;
  for (auto const& outcome : layout.outcomes) {
    if (groups.insert(outcome.group).second) items.group(outcome.group);
    bool const empty = values_of(layout, outcome) == 0;
    datasets.push_back(empty ? H5::DataSet()
                             : put_outcome(items, layout, outcome, metadata, run_chunk));
  }
  put_parameters(items, metadata);
  put_provenance(items, metadata);
  return datasets;
}

}  // namespace kith
