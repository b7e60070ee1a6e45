#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "kith/io/results/door/expected.hpp"
#include "kith/io/results/door/fault.hpp"
#include "kith/io/results/door/limits.hpp"

namespace kith::door {

namespace {

std::string last_name(std::string const& path) {
  return path.substr(path.find_last_of('/') + 1);
}

bool is_scale(Item const& item) {
  return !item.is_group && item.shape.size() == 1 && item.scale_name == last_name(item.path);
}

// Labels of an axis of outcomes are shown in one line; the answer's labels are sentences.
void expect_labels(Item const& scale) {
  if (scale.path.starts_with("/answer/")) return;
  std::set<std::string> seen;
  for (std::string const& label : scale.texts) {
    if (label.find_first_of("\n\t") != std::string::npos)
      throw Fault(fmt::format("has a label of {} that is more than one line", scale.path));
    if (label.size() > longest_name)
      throw Fault(fmt::format("has {} bytes in a label of {} (must be {} or fewer)", label.size(),
                              scale.path, longest_name));
    if (label.empty() || !seen.insert(label).second)
      throw Fault(fmt::format("has an empty label of {}, or one twice", scale.path));
  }
}

}  // namespace

void name_axes(std::vector<Item>& items) {
  std::unordered_map<haddr_t, Item const*> scales;
  for (Item const& item : items) {
    if (is_scale(item))
      scales[item.address] = &item;
    else if (!item.scale_name.empty())
      throw Fault(fmt::format("has a scale {} that is no axis", item.path));
  }
  for (Item& item : items) {
    if (is_scale(item)) {
      expect_labels(item);
      item.axes = {item.path};
      continue;
    }
    for (std::size_t axis = 0; axis < item.shape.size(); ++axis) {
      auto const scale = axis < item.scales.size() ? scales.find(item.scales[axis]) : scales.end();
      if (scale == scales.end())
        throw Fault(fmt::format("has no scale for axis {} of {}", axis, item.path));
      if (scale->second->shape[0] != item.shape[axis])
        throw Fault(fmt::format("has {} places on axis {} of {} (must be {}, as {} has)",
                                item.shape[axis], axis, item.path, scale->second->shape[0],
                                scale->second->path));
      item.axes.push_back(scale->second->path);
    }
  }
}

}  // namespace kith::door
