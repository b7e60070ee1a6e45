#include "sim/scenario/settings.hpp"

#include <algorithm>
#include <utility>

namespace kith {

Setting const* Setting::find(std::string_view child) const {
  auto const found = std::find_if(children.begin(), children.end(),
                                  [&](Setting const& s) { return s.name == child; });
  return found == children.end() ? nullptr : &*found;
}

Setting* Setting::find(std::string_view child) {
  return const_cast<Setting*>(std::as_const(*this).find(child));
}

void merge(Setting& into, Setting&& from) {
  if (into.shape != from.shape || into.shape == Setting::Shape::value) {
    into = std::move(from);
    return;
  }
  into.key = from.key;
  into.place = from.place;
  for (auto& child : from.children) {
    if (Setting* const existing = into.find(child.name)) {
      merge(*existing, std::move(child));
    } else {
      into.children.push_back(std::move(child));
    }
  }
}

Problem problem_at(std::vector<Document> const& documents, Place place, std::string path,
                   std::string message) {
  auto const document = static_cast<std::size_t>(place.document);
  std::string const file = document < documents.size() ? documents[document].name : "";
  return {file, place.line, place.column, std::move(path), std::move(message)};
}

}  // namespace kith
