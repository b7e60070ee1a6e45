#include "kith/studio/source.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

#include "kith/io/scenario/read_scenario.hpp"

namespace kith::studio {
namespace {

std::string plain_file(std::string const& name) {
  bool const plain =
      !name.empty() && name[0] != '.' && name.size() <= 128 &&
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
          std::string::npos;
  if (!plain)
    throw std::invalid_argument("'" + name +
                                "' is not a file name (letters, digits, '-', '_' and '.')");
  return name;
}

}  // namespace

Source source_of(Json const& json) {
  Source source{plain_file(text_at(json, "name")), text_at(json, "text")};
  if (json.contains("files") && json["files"].is_object())
    for (auto const& [name, text] : json["files"].items())
      source.files[plain_file(name)] = text.get<std::string>();
  if (json.contains("settings") && json["settings"].is_array())
    source.settings = json["settings"].get<std::vector<std::string>>();
  return source;
}

Json as_json(Source const& source) {
  Json files = Json::object();
  for (auto const& [name, text] : source.files) files[name] = text;
  return {{"name", source.name},
          {"text", source.text},
          {"files", files},
          {"settings", source.settings}};
}

Desk::Desk(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
}

void Desk::put(std::string const& name, std::string const& text) {
  std::ofstream(folder_ / plain_file(name), std::ios::binary) << text;
}

Scenario Desk::read(Source const& source, std::vector<std::string> const& settings,
                    Problems& problems) {
  for (auto const& [name, text] : source.files) put(name, text);
  std::vector<std::string> all = source.settings;
  all.insert(all.end(), settings.begin(), settings.end());
  Problems found;
  Scenario scenario =
      read_scenario_text(source.text, (folder_ / source.name).string(), found, all, &kept_);
  for (Problem& problem : without_folder(std::move(found))) problems.push_back(std::move(problem));
  return scenario;
}

Problems Desk::without_folder(Problems problems) const {
  std::string const start = folder_.string() + "/";
  for (Problem& problem : problems)
    if (problem.file.starts_with(start)) problem.file.erase(0, start.size());
  return problems;
}

}  // namespace kith::studio
