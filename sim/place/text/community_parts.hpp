#pragma once

#include "kith/place/community_text.hpp"
#include "kith/place/text/toml_text.hpp"

namespace kith {

// The tables of a community file, in the order of the file.
void write_people(NewCommunity const& place, TomlText& out);
void write_zones(NewCommunity const& place, TomlText& out);
void write_groups(NewCommunity const& place, TomlText& out);
void write_organizations(NewCommunity const& place, TomlText& out);
void write_posts(NewCommunity const& place, TomlText& out);
/// What the place knows about itself; writes nothing if it knows nothing.
void write_local(NewCommunity const& place, TomlText& out);

}  // namespace kith
