#pragma once

#include "kith/io/results/door/stored_texts.hpp"

namespace kith::door {

/// Checks that each text and list of references in an attribute is as long as the file says.
/// libhdf5 1.10 cannot tell without reading it, and writes beyond its memory if it is longer; so
/// attributes are found by their byte patterns in the file. Throws Fault.
void expect_sound_attributes(StoredTexts& texts);

}  // namespace kith::door
