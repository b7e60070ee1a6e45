#include "kith/io/scenario/kept_figures.hpp"

#include <utility>

#include "kith/io/scenario/parse_toml.hpp"

namespace kith {
namespace {

void place_in(Value& value, int document) {
  value.place.document = document;
  for (Value& one : value.list) place_in(one, document);
}

/// The same entry in another document.
void place_in(Entry& entry, int document) {
  entry.key.document = entry.place.document = document;
  place_in(entry.value, document);
  for (Entry& child : entry.children) place_in(child, document);
}

}  // namespace

std::optional<Entry> KeptFigures::parse(std::string const& text, std::string const& path,
                                        int document, std::vector<Document> const& documents,
                                        Problems& problems) {
  auto const known = files_.find(path);
  if (known == files_.end() || known->second.text != text) {
    std::size_t const before = problems.size();
    auto parsed = parse_toml(text, document, documents, problems);
    if (parsed && problems.size() == before) files_.insert_or_assign(path, File{text, *parsed});
    return parsed;
  }
  Entry again = known->second.parsed;
  place_in(again, document);
  return again;
}

}  // namespace kith
