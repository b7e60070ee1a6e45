#include "kith/io/results/tables/local_layout.hpp"

namespace kith {

std::uint64_t local_bytes() {
  return 1 << 18;
}

void put_local(Hdf5Items& items, LocalAnswer const& local) {
  auto const all = local.comparisons();
  if (all.empty()) return;
  std::string const group = "/answer/local/";
  Axis const axis = {group + "fact", all.size()};
  items.group("/answer/local");
  items.attribute("/answer/local", "clinic", local.clinic());
  items.attribute("/answer/local", "source", local.source());
  std::vector<std::string> facts, kinds, agreements;
  std::vector<double> theirs, usual, low, high, decimals;
  for (LocalComparison const& one : all) {
    facts.push_back(one.what);
    theirs.push_back(one.theirs);
    usual.push_back(one.usual_care);
    low.push_back(one.interval.low);
    high.push_back(one.interval.high);
    decimals.push_back(one.decimals);
    kinds.emplace_back(interval_kind_names[static_cast<std::size_t>(one.interval.kind)]);
    agreements.emplace_back(agreement_names[static_cast<std::size_t>(one.agreement)]);
  }
  items.texts(axis.path, {axis}, facts);
  items.make_scale(axis.path);
  auto const put = [&](char const* name, char const* long_name, std::vector<double> const& values) {
    items.numbers(group + name, {axis}, H5::PredType::IEEE_F64LE, values);
    items.attribute(group + name, "long_name", long_name);
  };
  put("theirs", "what the clinic tells of its last year", theirs);
  put("usual_care", "mean of the first year of usual care, for the whole place", usual);
  put("low", "lower end of the interval", low);
  put("high", "upper end of the interval", high);
  items.numbers(group + "decimals", {axis}, H5::PredType::STD_I32LE, decimals);
  items.texts(group + "interval", {axis}, kinds);
  items.attribute(group + "interval", "long_name", "what low and high are");
  items.texts(group + "agreement", {axis}, agreements);
  items.attribute(group + "agreement", "long_name", "whether theirs lies in the interval");
}

}  // namespace kith
