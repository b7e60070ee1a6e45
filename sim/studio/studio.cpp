#include "kith/studio/studio.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "kith/studio/answer/answer_json.hpp"
#include "kith/studio/change/change.hpp"
#include "kith/studio/choice/describe.hpp"
#include "kith/studio/choice/library.hpp"
#include "kith/studio/choice/places.hpp"
#include "kith/studio/runs/usual_care.hpp"
#include "kith/version.hpp"

namespace kith::studio {

struct Studio::Parts {
  std::filesystem::path share;
  Desk desk;
  std::optional<std::vector<County>> all_counties{};  ///< read on first use
  std::unique_ptr<Opened> opened{};
  std::optional<RunPacker> packer{};
  UsualCare usual{};
  Runs runs{};

  std::vector<County> const& counties() {
    if (!all_counties) all_counties = counties_in(share);
    return *all_counties;
  }
  [[nodiscard]] Opened const& study() const {
    if (!opened) throw std::invalid_argument("no scenario is open");
    return *opened;
  }
  [[nodiscard]] std::vector<int> whole_replicates() const;

  Json places(Json const& request) { return places_json(counties(), text_at(request, "query")); }
  Json community(Json const& request) {
    bool const given = request.contains("residents") && request["residents"].is_number_integer();
    return community_json(counties(), text_at(request, "fips"),
                          given ? request["residents"].get<int>() : 0);
  }
  Json library(Json const&) { return library_json(share); }
  Json carry(Json const& request) { return carry_json(desk, share, request); }
  Json change(Json const& request) { return change_json(desk, request); }
  Json check(Json const& request);
  Json open(Json const& request);
  Json answer(Json const& request);
  Json town(Json const& request);
  /// The commit is left out: a committed page cannot contain its own.
  Json about(Json const&) { return {{"version", version}}; }
};

namespace {

Json checked_json(Opened const* opened, Problems const& problems, std::string const& file) {
  return {{"problems", as_json(problems)},
          {"warnings", as_json(opened == nullptr ? Problems{} : opened->warnings)},
          {"description", opened == nullptr ? Json() : description_json(*opened, file)}};
}

}  // namespace

/// Replicates of which every scenario has arrived.
std::vector<int> Studio::Parts::whole_replicates() const {
  std::set<int> seen;
  for (auto const& [key, run] : runs) seen.insert(key.first);
  std::vector<int> whole;
  for (int const replicate : seen) {
    bool all = true;
    for (std::size_t s = 0; s < study().study.scenarios.size(); ++s)
      all = all && runs.contains({replicate, s});
    if (all) whole.push_back(replicate);
  }
  return whole;
}

Json Studio::Parts::check(Json const& request) {
  Problems problems;
  auto const found = studio::open(desk, request, problems);
  Json checked = checked_json(found.get(), problems, text_at(request.at("source"), "name"));
  if (found) checked["description"]["assumptions"] = assumptions_json(*found);
  return checked;
}

/// As `check`, without the assumptions; drops what was open before, and its runs.
Json Studio::Parts::open(Json const& request) {
  Problems problems;
  packer.reset();
  runs.clear();
  opened = studio::open(desk, request, problems);
  if (opened) {
    packer.emplace(opened->layout, StudyAnswer(opened->study, {}));
    usual.open(opened->usual_basis);
  }
  if (request.contains("quiet") && opened) return Json::object();
  return checked_json(opened.get(), problems, text_at(request.at("source"), "name"));
}

/// For the first replicates, as many as are asked for.
Json Studio::Parts::answer(Json const& request) {
  std::vector<int> replicates = whole_replicates();
  if (request.contains("replicates") && request["replicates"].is_number_integer())
    std::erase_if(replicates,
                  [most = request["replicates"].get<int>()](int one) { return one >= most; });
  StudyAnswer of(study().study, replicates);
  for (int const replicate : replicates)
    for (std::size_t s = 0; s < study().study.scenarios.size(); ++s)
      of.add(runs.at({replicate, s}).run);
  return answer_json({study(), of, runs, replicates, followed_in(study().layout)});
}

Json Studio::Parts::town(Json const& request) {
  StudyAnswer const none(study().study, {});
  return town_json({study(), none, runs, whole_replicates(), followed_in(study().layout)},
                   request.at("replicate").get<int>());
}

Studio::Studio(std::filesystem::path share, std::filesystem::path desk)
    : parts_(new Parts{std::move(share), Desk(std::move(desk))}) {}
Studio::~Studio() = default;
Studio::Studio(Studio&&) noexcept = default;
Studio& Studio::operator=(Studio&&) noexcept = default;

std::string Studio::call(std::string const& function, std::string const& request) {
  using Function = Json (Parts::*)(Json const&);
  static constexpr std::pair<std::string_view, Function> functions[] = {
      {"places", &Parts::places}, {"community", &Parts::community}, {"library", &Parts::library},
      {"carry", &Parts::carry},   {"change", &Parts::change},       {"check", &Parts::check},
      {"open", &Parts::open},     {"answer", &Parts::answer},       {"town", &Parts::town},
      {"about", &Parts::about},
  };
  try {
    for (auto const& [name, of] : functions)
      if (name == function) return dumped((parts_.get()->*of)(Json::parse(request)));
    throw std::invalid_argument("there is no function '" + function + "'");
  } catch (std::exception const& failed) {
    return dumped({{"error", failed.what()}});
  }
}

std::vector<std::string> Studio::run(int replicate) {
  RunOptions options;
  options.replicates = {replicate};
  Study const& study = parts_->study().study;
  std::vector<std::string> runs;
  RunHooks hooks;
  hooks.on_result = [&](RunResult&& run) { runs.push_back(parts_->packer->pack(run)); };
  hooks.checkpoints = parts_->usual.checkpoints(study);
  if (std::string const known = parts_->usual.run_of(replicate); !known.empty())
    runs.push_back(known);
  run_study(study, options, hooks);
  parts_->usual.keep_run(replicate, runs.front());
  return runs;
}

void Studio::take(std::string const& bytes) {
  static_cast<void>(parts_->study());
  KeptRun kept = parts_->packer->unpack(bytes);
  if (kept.run.failed) throw std::runtime_error(kept.run.message);
  if (kept.run.scenario >= parts_->study().study.scenarios.size())
    throw std::invalid_argument("a run of another study");
  std::pair const key{kept.run.replicate, kept.run.scenario};
  parts_->runs.insert_or_assign(key, std::move(kept));
}

}  // namespace kith::studio
