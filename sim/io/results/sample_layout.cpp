#include "kith/io/results/sample_layout.hpp"

#include <algorithm>
#include <numeric>

namespace kith {

namespace {

void put_design(Hdf5Items& items, SampleTable const& samples, Axis const& sample) {
  items.group("/design");
  Axis const path = {"/design/path", samples.paths.size()};
  auto const f8 = H5::PredType::IEEE_F64LE;
  items.texts("/design/path", {path}, samples.paths);
  items.make_scale("/design/path");
  items.texts("/design/distribution", {path}, samples.distributions);
  items.texts("/design/unit", {path}, samples.units);
  items.texts("/design/meaning", {path}, samples.meanings);
  items.numbers("/design/low", {path}, f8, samples.low);
  items.numbers("/design/high", {path}, f8, samples.high);
  if (!samples.places.empty()) {
    items.numbers("/design/place", {sample, path}, f8, samples.places);
    items.attribute("/design/place", "long_name", "place of the sample in the unit cube");
  }
  items.text("/design/sweep_toml", samples.toml);
  items.attribute("/design", "id", samples.id);
  items.attribute("/design", "method", samples.method);
  items.attribute("/design", "n", samples.n);
  items.attribute("/design", "levels", samples.levels);
  items.attribute("/design", "seed", samples.seed);
  items.attribute("/design", "second_order", samples.second_order ? 1 : 0);
}

std::vector<std::string> chosen(std::vector<std::string> const& words,
                                std::vector<double> const& numbers) {
  std::vector<std::string> texts;
  for (double const number : numbers) texts.push_back(words.at(static_cast<std::size_t>(number)));
  return texts;
}

}  // namespace

void put_samples(Hdf5Items& items, SampleTable const& samples) {
  if (samples.size() == 0) return;
  Axis const sample = {"/sample", samples.size()};
  std::vector<double> numbers(samples.size());
  std::iota(numbers.begin(), numbers.end(), 0.0);
  items.numbers("/sample", {sample}, H5::PredType::STD_I32LE, numbers);
  items.make_scale("/sample");
  items.attribute("/sample", "long_name", "sample of the varied numbers, from 0");
  for (std::size_t i = 0; i < samples.paths.size(); ++i) {
    for (std::size_t s = 0; s < samples.size(); ++s)
      numbers[s] = samples.values[s * samples.paths.size() + i];
    std::string const path = "/param_" + samples.paths[i];
    if (i < samples.words.size() && !samples.words[i].empty())
      items.texts(path, {sample}, chosen(samples.words[i], numbers));
    else
      items.numbers(path, {sample}, H5::PredType::IEEE_F64LE, numbers);
    items.attribute(path, "path", samples.paths[i]);
    if (!samples.units[i].empty()) items.attribute(path, "units", samples.units[i]);
    if (!samples.meanings[i].empty()) items.attribute(path, "long_name", samples.meanings[i]);
  }
  put_design(items, samples, sample);
}

}  // namespace kith
