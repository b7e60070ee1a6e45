#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "kith/io/results/door/whole_scenario.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/sweep/plan/plan.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int plan_format = 1;

Json json_of(Design const& design) {
  return {{"method", method_names[static_cast<std::size_t>(design.method)]},
          {"n", design.n},
          {"levels", design.levels},
          {"second_order", design.second_order},
          {"seed", design.seed},
          {"table", design.table}};
}

Json json_of(Vary const& vary) {
  Json json = {{"path", vary.path},
               {"distribution", distribution_names[static_cast<std::size_t>(vary.distribution)]},
               {"range", {vary.low, vary.high}},
               {"values", vary.values},
               {"unit", vary.unit},
               {"meaning", vary.meaning},
               {"whole", vary.whole},
               {"allowed", {vary.least, vary.most}},
               {"central", vary.central}};
  if (!vary.words.empty()) json["words"] = vary.words;
  return json;
}

Json json_of(Pilot const& pilot) {
  return {{"units", pilot.units},
          {"core_seconds", pilot.core_seconds},
          {"bytes", pilot.bytes},
          {"base_mb", pilot.base_mb},
          {"unit_mb", pilot.unit_mb}};
}

Json json_of(Plan const& plan) {
  Sweep const& sweep = plan.sweep;
  Json json = {
      {"kith_plan", plan_format},    {"source", plan.source},           {"id", sweep.id},
      {"title", sweep.title},        {"question", sweep.question},      {"shards", plan.shards},
      {"blocks", Json::array()},     {"design", json_of(sweep.design)}, {"vary", Json::array()},
      {"pilot", json_of(plan.pilot)}};
  for (SweepBlock const& block : plan.blocks)
    json["blocks"].push_back({{"samples", block.samples},
                              {"replicates", block.replicates},
                              {"scenario_files", block.files}});
  for (Vary const& vary : sweep.varies) json["vary"].push_back(json_of(vary));
  json["keep"] = {{"outcomes", sweep.keep.outcomes},
                  {"strata", sweep.keep.strata},
                  {"every_weeks", sweep.keep.every_weeks}};
  json["table"] = sweep.table;
  json["sweep_toml"] = sweep.source_toml;
  json["scenarios"] = Json::array();
  for (Scenario const& file : sweep.files)
    json["scenarios"].push_back(
        {{"id", file.id}, {"as_written", file.source_toml}, {"resolved", file.resolved_toml}});
  return json;
}

template <class Enum, std::size_t N>
Enum named(std::string_view const (&names)[N], std::string const& name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  throw std::out_of_range("unknown name " + name);
}

Design design_of(Json const& json) {
  Design design;
  design.method = named<Method>(method_names, json.at("method"));
  design.n = json.at("n");
  design.levels = json.at("levels");
  design.second_order = json.at("second_order");
  design.seed = json.at("seed");
  design.table = json.at("table");
  return design;
}

Vary vary_of(Json const& json) {
  Vary vary;
  vary.path = json.at("path");
  vary.distribution = named<Distribution>(distribution_names, json.at("distribution"));
  vary.low = json.at("range").at(0);
  vary.high = json.at("range").at(1);
  vary.values = json.at("values").get<std::vector<double>>();
  vary.unit = json.at("unit");
  vary.meaning = json.at("meaning");
  vary.whole = json.at("whole");
  vary.least = json.at("allowed").at(0);
  vary.most = json.at("allowed").at(1);
  vary.central = json.at("central");
  if (json.contains("words")) vary.words = json.at("words").get<std::vector<std::string>>();
  return vary;
}

Pilot pilot_of(Json const& json) {
  return {json.at("units"), json.at("core_seconds"), json.at("bytes"), json.at("base_mb"),
          json.at("unit_mb")};
}

Scenario scenario_of(Json const& json, fs::path const& folder) {
  std::string const resolved = json.at("resolved");
  if (may_name_another_file(resolved))
    throw PlanError(
        fmt::format("{}: a scenario in it may name another file, which those of plans "
                    "never do (plan again into another folder)",
                    plan_path(folder).string()));
  Problems problems;
  std::string const name = (folder / ("plan.json:" + std::string(json.at("id")))).string();
  Scenario scenario = read_scenario_text(resolved, name, problems);
  if (!problems.empty()) throw PlanError(format_problems(problems));
  scenario.source_toml = json.at("as_written");
  return scenario;
}

Plan plan_of(Json const& json, fs::path const& folder) {
  Plan plan;
  Sweep& sweep = plan.sweep;
  plan.source = json.at("source");
  plan.shards = json.at("shards");
  plan.pilot = pilot_of(json.at("pilot"));
  sweep.id = json.at("id");
  sweep.title = json.at("title");
  sweep.question = json.at("question");
  sweep.design = design_of(json.at("design"));
  for (auto const& vary : json.at("vary")) sweep.varies.push_back(vary_of(vary));
  Json const& keep = json.at("keep");
  sweep.keep = {keep.at("outcomes"), keep.at("strata"), keep.at("every_weeks")};
  sweep.table = json.at("table").get<std::vector<std::vector<double>>>();
  sweep.source_toml = json.at("sweep_toml");
  for (auto const& block : json.at("blocks"))
    plan.blocks.push_back(
        {block.at("samples"), block.at("replicates"), block.at("scenario_files")});
  for (auto const& file : json.at("scenarios")) sweep.files.push_back(scenario_of(file, folder));
  sweep.study = make_study(sweep.files);
  plan.samples = make_samples(sweep);
  plan.complete();
  return plan;
}

std::string digest_of_plan(Json const& json) {
  return text_of(hash_of(json.dump()));
}

}  // namespace

fs::path plan_path(fs::path const& folder) {
  return folder / "plan.json";
}

fs::path shard_path(fs::path const& folder, int shard, int shards) {
  return folder / "shards" / fmt::format("shard-{:04}-of-{:04}.kith", shard, shards);
}

Plan read_plan(fs::path const& folder) {
  fs::path const path = plan_path(folder);
  std::error_code error;
  if (!fs::exists(path, error))
    throw OutputError(fmt::format("{}: holds no plan (kith plan SWEEP.toml -o {} makes one)",
                                  folder.string(), folder.string()));
  std::ifstream file(path, std::ios::binary);
  if (!file) throw OutputError(path.string() + ": cannot read");
  try {
    Json json = Json::parse(file);
    if (int const format = json.at("kith_plan"); format != plan_format)
      throw PlanError(fmt::format("{}: format {} is unknown to this version of Kith (it reads {})",
                                  path.string(), format, plan_format));
    std::string const digest = json.at("digest");
    json.erase("digest");
    if (digest != digest_of_plan(json))
      throw PlanError(path.string() + ": was changed after it was written (plan again)");
    return plan_of(json, folder);
  } catch (Json::exception const& wrong) {
    throw PlanError(
        fmt::format("{}: is not a plan of Kith, or is damaged ({})", path.string(), wrong.what()));
  }
}

void write_plan(Plan const& plan, fs::path const& folder) {
  Json json = json_of(plan);
  json["digest"] = digest_of_plan(json);
  write_whole(plan_path(folder), json.dump(1) + '\n');
}

}  // namespace kith
