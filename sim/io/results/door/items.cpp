#include "kith/io/results/door/items.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "kith/io/results/door/expect_name.hpp"
#include "kith/io/results/door/handle.hpp"
#include "kith/io/results/door/limits.hpp"

namespace kith::door {

namespace {

/// A name in a group, and the kind of its link.
struct Link {
  std::string name;
  H5L_type_t type;
};

/// Finds items breadth first, as far as the limits go.
class Walk {
 public:
  Walk(hid_t file, StoredTexts& texts, TextDigest& digest)
      : file_(file), texts_(texts), digest_(digest) {}

  std::vector<Item> items() {
    visit("/", 0);
    for (std::size_t at = 0; at < found_.size(); ++at) {
      if (!found_[at].is_group) continue;
      std::string const above = found_[at].path;
      auto const depth = above == "/" ? 0 : std::count(above.begin(), above.end(), '/');
      for (Link const& link : links_of(above)) {
        std::string const path = (above == "/" ? "/" : above + "/") + link.name;
        expect_name(link.name);
        if (link.type != H5L_TYPE_HARD)
          throw Fault(
              fmt::format("has a link that leads elsewhere, {} (must hold it itself)", path));
        visit(path, static_cast<std::size_t>(depth) + 1);
      }
    }
    return std::move(found_);
  }

 private:
  void visit(std::string const& path, std::size_t depth) {
    Handle const object(H5Oopen(file_, path.c_str(), H5P_DEFAULT), H5Oclose);
    H5O_info_t about{};
    sound(H5Oget_info2(object, &about, H5O_INFO_BASIC | H5O_INFO_NUM_ATTRS));
    if (!addresses_.insert(about.addr).second)
      throw Fault(fmt::format("has two names for one item, {} is the second", path));
    Item item;
    item.path = path;
    item.address = about.addr;
    item.is_group = about.type == H5O_TYPE_GROUP;
    if (about.num_attrs > most_attributes)
      throw Fault(fmt::format("has {} attributes of {} (must be {} or fewer)", about.num_attrs,
                              path, most_attributes));
    if (item.is_group) {
      if (depth > deepest_group)
        throw Fault(
            fmt::format("has groups within groups, {} (must be {} or fewer)", path, deepest_group));
    } else if (about.type == H5O_TYPE_DATASET) {
      read_dataset(object, item, texts_);
      if (item.kind == StoredKind::text) digest_.add(path, item.texts);
    } else {
      throw Fault(fmt::format("holds {}, neither a group nor a dataset", path));
    }
    read_attributes(object, item, texts_, digest_);
    found_.push_back(std::move(item));
  }

  std::vector<Link> links_of(std::string const& path) {
    Handle const group(H5Gopen2(file_, path.c_str(), H5P_DEFAULT), H5Gclose);
    H5G_info_t about{};
    sound(H5Gget_info(group, &about));
    std::size_t const most = most_items - std::min(most_items, seen_);
    std::vector<Link> links;
    auto const add = [](hid_t, char const* name, H5L_info_t const* link, void* out) -> herr_t {
      auto& all = *static_cast<std::vector<Link>*>(out);
      all.push_back({name, link->type});
      return all.size() > most_items || all.back().name.size() > longest_name ? 1 : 0;
    };
    hsize_t at = 0;
    bool const too_many =
        about.nlinks > most ||
        sound(H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, &at, add, &links)) > 0;
    seen_ += links.size();
    if (too_many || seen_ > most_items)
      throw Fault(
          fmt::format("holds more than {} items, or one with a very long name", most_items));
    return links;
  }

  hid_t file_;
  StoredTexts& texts_;
  TextDigest& digest_;
  std::size_t seen_ = 1;
  std::set<haddr_t> addresses_;
  std::vector<Item> found_;
};

}  // namespace

std::vector<Item> items_of(hid_t file, StoredTexts& texts, TextDigest& digest) {
  return Walk(file, texts, digest).items();
}

Item const* find(std::vector<Item> const& items, std::string const& path) {
  auto const found =
      std::find_if(items.begin(), items.end(), [&](Item const& item) { return item.path == path; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace kith::door
