#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "kith/scenario/custom/custom_programs.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/study/rivals.hpp"
#include "kith/study/study.hpp"
#include "kith/study/trial_study.hpp"

namespace kith {
namespace {

/// Settings in which scenarios of one study may differ.
bool may_differ(std::string const& path) {
  static constexpr std::string_view free[] = {"id", "title", "question", "text", "look_at"};
  return path.rfind("partnership.", 0) == 0 || path.rfind("engagement.", 0) == 0 ||
         path.rfind("same_money.", 0) == 0 || path.rfind("worthwhile.", 0) == 0 ||
         std::find(std::begin(free), std::end(free), path) != std::end(free);
}

/// Settings that the files of a study combine: each item, from any file, is in every scenario.
bool is_joined(std::string const& path) {
  return path.starts_with("organization.") || path.starts_with("site.") ||
         path.starts_with("provider.");
}

std::map<std::string, std::string> shared_settings(Scenario const& scenario) {
  std::map<std::string, std::string> settings;
  for (ParameterInfo const& parameter : list_parameters(scenario))
    if (!may_differ(parameter.path) && !is_joined(parameter.path))
      settings[parameter.path] = parameter.text;
  return settings;
}

/// Adds the items of another file that are not known yet.
template <class T>
void join(std::vector<T>& into, std::vector<T> const& from) {
  for (T const& item : from) {
    auto const known = [&item](T const& other) { return other.id == item.id; };
    if (std::none_of(into.begin(), into.end(), known)) into.push_back(item);
  }
}

/// All files get these parts; files that describe the same one must agree.
void require_same_parts(std::vector<Scenario> const& files) {
  std::map<std::string, std::pair<std::string, std::string>> known;  // path: text, whose
  for (Scenario const& file : files)
    for (ParameterInfo const& one : list_parameters(file)) {
      if (!is_joined(one.path)) continue;
      auto const [at, is_new] = known.emplace(one.path, std::pair(one.text, file.id));
      if (is_new || at->second.first == one.text) continue;
      std::string const message = "'" + at->second.second + "' and '" + file.id + "' differ in " +
                                  one.path + " (" + at->second.first + " against " + one.text +
                                  "); in one study an organization, site or provider is the same: "
                                  "give it another id, or run the files one by one";
      throw StudyConflict(file.at ? file.at(one.path, message)
                                  : Problem{"", 0, 0, one.path, message});
    }
}

/// Organizations, sites and providers from all files exist in every scenario.
void join_community(Scenario& into, Scenario const& from) {
  join(into.organizations, from.organizations);
  join(into.sites, from.sites);
  join(into.providers, from.providers);
}

/// Strata added by any of the files are reported for every scenario.
void join_strata(std::vector<Scenario>& files) {
  for (std::size_t i = 1; i < files.size(); ++i) join(files[0].strata, files[i].strata);
  if (files[0].strata.size() > most_strata)
    throw std::invalid_argument("the files of the study hold " +
                                std::to_string(files[0].strata.size()) +
                                " tables [[stratum]] with ids of their own (must be at most " +
                                std::to_string(most_strata) + ")");
}

/// A study looks at everything that any of its files looks at, in their order.
void join_look_at(std::vector<Scenario>& files) {
  std::vector<std::string> all;
  for (Scenario const& file : files)
    for (std::string const& name : file.look_at)
      if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  for (Scenario& file : files) file.look_at = all;
}

/// Throws at the first setting in which two scenarios differ but must not.
void require_same_community(Scenario const& a, Scenario const& b) {
  auto const ours = shared_settings(a);
  for (auto const& [path, text] : shared_settings(b)) {
    auto const mine = ours.find(path);
    if (mine != ours.end() && mine->second == text) continue;
    throw std::invalid_argument(
        "'" + a.id + "' and '" + b.id + "' differ in " + path + " (" +
        (mine == ours.end() ? "not set" : mine->second) + " against " + text +
        "); files of one study may differ only in partnerships, title, question "
        "and text: run them one by one");
  }
}

Scenario usual_care(Scenario const& file) {
  Scenario usual = file;
  usual.id = usual_care_id;
  usual.title = "Usual care";
  usual.question = "What happens without the partnership?";
  usual.partnerships.clear();
  usual.same_money = {};
  usual.trial.reset();
  return usual;
}

[[noreturn]] void refuse_id(Scenario const& file, std::string const& message) {
  if (file.at) throw StudyConflict(file.at("id", message));
  throw StudyConflict({"", 0, 0, "id", message});
}

/// No two scenarios of a study may have the same id, including the rivals that Kith adds.
void require_own_ids(std::vector<Scenario> const& files) {
  std::map<std::string, Scenario const*> owners;  // of ids that are taken
  for (Scenario const& file : files) {
    if (file.partnerships.empty()) continue;
    if (!owners.emplace(file.id, &file).second)
      refuse_id(file, "two scenarios have the id '" + file.id + "' (give one of them another)");
  }
  for (Scenario const& file : files) {
    if (file.partnerships.empty()) continue;
    for (Scenario const& rival : rivals_of(file))
      if (auto const taken = owners.find(rival.id); taken != owners.end())
        refuse_id(*taken->second, "id = \"" + rival.id +
                                      "\" (must be another: Kith adds a scenario of this id, which "
                                      "spends the money of '" +
                                      file.id + "' on clinic therapists)");
  }
}

}  // namespace

StudyConflict::StudyConflict(Problem where)
    : std::invalid_argument(where.message), problem(std::move(where)) {}

Study make_study(std::vector<Scenario> files) {
  if (files.empty()) throw std::invalid_argument("a study needs a scenario file");
  require_own_ids(files);
  join_strata(files);
  for (Scenario const& file : files) require_same_community(files[0], file);
  if (files.size() > 1) require_same_parts(files);
  for (std::size_t i = 1; i < files.size(); ++i) join_community(files[0], files[i]);
  for (Scenario& file : files) {
    Scenario joined = files[0];
    join_community(joined, file);
    file.organizations = joined.organizations;
    file.sites = joined.sites;
    file.providers = joined.providers;
    file.strata = files[0].strata;
  }
  join_look_at(files);
  Study study;
  if (add_trial(files, usual_care(files[0]), study)) {
    share_custom_programs(study.scenarios);
    return study;
  }
  study.scenarios.push_back(usual_care(files[0]));
  for (Scenario const& file : files) {
    if (file.partnerships.empty()) continue;
    study.scenarios.push_back(file);
    for (Scenario& rival : rivals_of(file)) study.scenarios.push_back(std::move(rival));
  }
  share_custom_programs(study.scenarios);
  return study;
}

}  // namespace kith
