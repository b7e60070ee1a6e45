#pragma once

#include "kith/io/results/door/stored_texts.hpp"

namespace kith::door {

/// Expects each text and list of references in an attribute to be as long as the file says.
/// libhdf5 1.10 has no way to tell without reading it, and writes beyond its memory where it is
/// longer, so attributes are found by what they look like in the bytes of the file. Throws Fault.
void expect_sound_attributes(StoredTexts& texts);

}  // namespace kith::door
