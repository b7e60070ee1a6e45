#include "kith/io/results/tables/chance_layout.hpp"

namespace kith {

std::uint64_t chance_bytes(ChanceTable const& table) {
  return (1 << 18) + 256 * table.lines.size() * table.shares.size();
}

void put_chance(Hdf5Items& items, ChanceTable const& table) {
  if (table.empty()) return;
  std::string const group = "/answer/chance/";
  std::vector<Axis> const axes = {{"/scenario", table.shares.size()},
                                  {"/answer/line", table.lines.size()}};
  std::vector<double> shares, low, high, pairs;
  for (auto const& of_scenario : table.shares)
    for (ChanceShare const& one : of_scenario) {
      shares.push_back(one.share);
      low.push_back(one.low);
      high.push_back(one.high);
      pairs.push_back(static_cast<double>(one.pairs));
    }
  items.group("/answer/chance");
  auto const put = [&](char const* name, char const* long_name, H5::PredType const& type,
                       std::vector<double> const& values) {
    items.numbers(group + name, axes, type, values);
    items.attribute(group + name, "long_name", long_name);
  };
  auto const real = H5::PredType::IEEE_F64LE;
  put("share", "share of the variance between replicates that is chance", real, shares);
  put("low", "lower end of the 95 % interval of the share", real, low);
  put("high", "upper end of the 95 % interval of the share", real, high);
  put("pairs", "replicates lived through twice", H5::PredType::STD_I32LE, pairs);
}

}  // namespace kith
