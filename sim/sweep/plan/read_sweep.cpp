#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/read_form.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"
#include "kith/sweep/plan/sweep.hpp"
#include "kith/sweep/plan/words/words.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

void describe_design(Form& form, Design& design) {
  choose(form, {"method", "", "How the points are laid out.", true}, method_names, design.method);
  form.integer({"n", "1", "Number of points; what a point is depends on the method."},
               {1, 10'000'000}, design.n);
  form.integer({"levels", "1", "Levels of Morris' grid, an even number."}, {2, 1000},
               design.levels);
  form.flag({"second_order", "", "Saltelli: also points for interactions of two numbers."},
            design.second_order);
  form.integer({"seed", "1", "Seed of the design, not of the runs."}, {0, 2147483647}, design.seed);
  form.text({"table", "", "CSV whose columns are paths and whose rows are samples."}, design.table);
  if (design.levels % 2 != 0)
    form.problem("levels", fmt::format("levels = {} (must be even)", design.levels));
}

void describe_keep(Form& form, Keep& keep) {
  form.texts({"outcomes", "", "Names of the outcomes to keep; all if left out."}, keep.outcomes);
  form.texts({"strata", "", "Strata to keep; all if left out."}, keep.strata);
  form.integer(
      {"every_weeks", "week", "Length of the blocks of weeks that are combined into one value."},
      {1, 2600}, keep.every_weeks);
}

void describe_vary(Form& form, Vary& vary) {
  choose(form, {"distribution", "", "How values are spread."}, distribution_names,
         vary.distribution);
}

void describe_run(Form& form, Entry const* given, std::vector<std::string>& set) {
  static constexpr std::string_view modes[] = {"draws", "central"};
  int seed = 0, replicates = 0, mode = 0;
  form.integer({"seed", "1", "Seed of all random numbers."}, {0, 2147483647}, seed);
  form.integer({"replicates", "1", "Replicates of each sample."}, {1, 100000}, replicates);
  form.choice({"parameters", "", "Whether replicates draw uncertain numbers."}, modes, mode);
  auto const has = [&](char const* key) { return given != nullptr && given->find(key) != nullptr; };
  if (has("seed")) set.push_back(fmt::format("run.seed={}", seed));
  if (has("replicates")) set.push_back(fmt::format("run.replicates={}", replicates));
  if (has("parameters"))
    set.push_back(fmt::format("run.parameters=\"{}\"", modes[static_cast<std::size_t>(mode)]));
}

/// `values` and `range` of a [[vary]], which have no form of their own.
class VaryValues {
 public:
  VaryValues(Reading& reading, Entry const& item) : reading_(reading), item_(item) {}

  void read(Vary& vary) {
    auto const range = list("range");
    auto const values = holds_words() ? words(vary) : list("values");
    if (values) vary.values = *values;
    vary.flags = flags_;
    bool const evidence = vary.distribution == Distribution::evidence;
    if (range && range->size() == 2) {
      vary.low = (*range)[0];
      vary.high = (*range)[1];
      if (vary.low >= vary.high) wrong("range", "must be [low, high] with low below high");
      if (vary.distribution == Distribution::log_uniform && vary.low <= 0.0)
        wrong("range", "must be above 0 for distribution = \"log-uniform\"");
    } else if (range) {
      wrong("range", fmt::format("must be two numbers [low, high], not {}", range->size()));
    }
    int const said = (range ? 1 : 0) + (values ? 1 : 0) + (evidence ? 1 : 0);
    if (said != 1 && ok_)
      reading_.problem(item_.key, path(""),
                       fmt::format("{}: must have one of range = [low, high], values = [...] or "
                                   "distribution = \"evidence\"{}",
                                   item_.name, said > 1 ? ", not several" : ""));
  }

 private:
  [[nodiscard]] std::string path(std::string_view key) const {
    return fmt::format("vary.{}{}{}", item_.name, key.empty() ? "" : ".", key);
  }
  void wrong(std::string_view key, std::string const& message) {
    ok_ = false;
    Entry const* const found = item_.find(key);
    reading_.problem(found->place, path(key), fmt::format("{} ({})", key, message));
  }
  std::optional<std::vector<double>> list(char const* key) {
    Entry const* const found = item_.find(key);
    if (found == nullptr) return std::nullopt;
    std::vector<double> numbers;
    bool good = found->shape == Entry::Shape::value && found->value.type == Value::Type::list &&
                !found->value.list.empty();
    if (good)
      for (Value const& value : found->value.list) {
        bool const flag = value.type == Value::Type::boolean;
        good = good &&
               (flag || value.type == Value::Type::integer || value.type == Value::Type::number);
        numbers.push_back(flag ? (value.boolean ? 1.0 : 0.0) : value.number);
        flags_ = flags_ || flag;
        good = good && std::isfinite(numbers.back());
      }
    if (!good)
      wrong(key,
            "must be a list of finite numbers, e.g. [0.2, 0.8], of true and false, of names, e.g. "
            "[\"added\", \"moved\"], or of lists");
    return good ? std::optional(numbers) : std::nullopt;
  }

  [[nodiscard]] bool holds_words() const {
    Entry const* const found = item_.find("values");
    if (found == nullptr || found->value.list.empty()) return false;
    Value::Type const type = found->value.list.front().type;
    return type == Value::Type::text || type == Value::Type::list;
  }
  std::optional<std::vector<double>> words(Vary& vary) {
    auto const& given = item_.find("values")->value.list;
    if (given.size() > most_choices) {
      wrong("values", fmt::format("{} of them must be at most {}", given.size(), most_choices));
      return std::nullopt;
    }
    for (Value const& value : given) {
      auto const word = value.type == given.front().type ? as_toml(value) : std::nullopt;
      if (!word)
        wrong("values", "must be all names or all lists of names or numbers");
      else if (std::count(vary.words.begin(), vary.words.end(), *word) > 0)
        wrong("values", *word + " must be given once");
      if (!ok_) return std::nullopt;
      vary.words.push_back(*word);
    }
    return numbers_of(vary.words.size());
  }

  Reading& reading_;
  Entry const& item_;
  bool ok_ = true, flags_ = false;
};

void describe_sweep(Reading& reading, Settings const& settings, Sweep& sweep) {
  Entry const& root = settings.root;
  ReadForm form(reading, &root, root.place, {}, {"format", "vary"});
  form.text({"id", "", "Short name of the sweep in results and files.", true}, sweep.id);
  if (!sweep.id.empty() && !is_id(sweep.id))
    form.problem("id", "id = " + as_text(sweep.id) +
                           " (must be a text of 1 to 64 letters a-z, digits, '-' and '_')");
  form.text({"title", "", "Title in words."}, sweep.title);
  form.text({"question", "", "The question that the sweep asks."}, sweep.question);
  form.texts({"scenarios", "", "Scenario files, relative to this one.", true}, sweep.scenarios);
  form.texts({"set", "", "Settings PATH=VALUE of every sample."}, sweep.set);
  form.table({"design", "", "How the points are laid out.", true},
             [&](Form& inner) { describe_design(inner, sweep.design); });
  form.table({"keep", "", "What results keep of each run."},
             [&](Form& inner) { describe_keep(inner, sweep.keep); });
  form.table({"run", "", "Seed and replicates."},
             [&](Form& inner) { describe_run(inner, root.find("run"), sweep.set); });
  Entry const* const vary = root.find("vary");
  bool const items = vary != nullptr && vary->shape == Entry::Shape::items;
  if (vary != nullptr && !items)
    reading.problem(vary->place, "vary", "vary (must be an array of tables: [[vary]])");
  if (items) sweep.varies.resize(vary->children.size());
  for (std::size_t i = 0; i < sweep.varies.size(); ++i) {
    Entry const& item = vary->children[i];
    sweep.varies[i].path = item.name;
    ReadForm inner(reading, &item, item.place, {"vary." + item.name, "vary", ""},
                   {"path", "range", "values"});
    describe_vary(inner, sweep.varies[i]);
    inner.finish();
    VaryValues(reading, item).read(sweep.varies[i]);
  }
  form.finish();
}

void read_scenarios(Sweep& sweep, Settings const& settings, std::string const& file,
                    std::vector<std::string> sets, Problems& problems) {
  Entry const* const list = settings.root.find("scenarios");
  if (sweep.scenarios.empty()) {
    if (list != nullptr && list->shape == Entry::Shape::value)
      problems.push_back(problem_at(settings.documents, list->place, "scenarios",
                                    "scenarios = [] (must name at least one scenario file)"));
    return;
  }
  sets.insert(sets.begin(), sweep.set.begin(), sweep.set.end());
  // A unit of a sweep may lack usual care, with which lives would be compared.
  sets.insert(sets.begin(), "run.reach=false");
  for (std::size_t i = 0; i < sweep.scenarios.size(); ++i) {
    auto const places = places_of(sweep.scenarios[i], fs::path(file).parent_path());
    auto const found = first_existing(places);
    if (!found) {
      Place const place = list->value.list[i].place;
      auto const near = did_you_mean(fs::path(sweep.scenarios[i]).filename().string(),
                                     toml_files(places.front().parent_path()));
      problems.push_back(
          problem_at(settings.documents, place, "scenarios",
                     fmt::format("{} (must be a file; there is no {}{})",
                                 as_text(sweep.scenarios[i]), places.front().string(), near)));
      continue;
    }
    sweep.files.push_back(read_scenario(found->string(), sets, problems));
  }
}

}  // namespace

Sweep read_sweep(std::string const& file, std::vector<std::string> const& sets,
                 Problems& problems) {
  Sweep sweep;
  std::size_t const before = problems.size();
  Settings settings;
  settings.documents.push_back({file, 0});
  FileText const text = read_file(file);
  if (!text.why.empty()) {
    problems.push_back({file, 0, 0, "", fmt::format("cannot read this file ({})", text.why)});
    return sweep;
  }
  sweep.source_toml = settings.source = text.text;
  auto parsed = parse_toml(text.text, 0, settings.documents, problems, "path");
  if (!parsed) return sweep;
  settings.root = std::move(*parsed);
  Entry const* const format = settings.root.find("format");
  if (format == nullptr || format->value.integer != 1)
    problems.push_back(problem_at(settings.documents, format ? format->place : Place{0, 1, 1},
                                  "format", "format (must be 1: a sweep starts with format = 1)"));
  Reading reading(settings, problems);
  describe_sweep(reading, settings, sweep);
  reading.finish();
  read_scenarios(sweep, settings, file, sets, problems);
  if (problems.size() == before) check_sweep(sweep, settings, file, problems);
  std::stable_sort(problems.begin() + static_cast<std::ptrdiff_t>(before), problems.end(),
                   [&](Problem const& a, Problem const& b) {
                     return (a.file == file) > (b.file == file) ||
                            (a.file == file && b.file == file && a.line < b.line);
                   });
  return sweep;
}

bool looks_like_sweep(std::string const& file) {
  FileText const text = read_file(file);
  if (!text.why.empty()) return false;
  Problems ignored;
  auto const parsed = parse_toml(text.text, 0, {{file, 0}}, ignored, "path");
  return parsed && parsed->find("scenarios") != nullptr;
}

}  // namespace kith
