#pragma once

#include <vector>

#include "kith/state/compiled/setting.hpp"
#include "kith/state/residents.hpp"
#include "kith/state/tie.hpp"

namespace kith {

/// How ties are found in a week by the rows of this block of this zone. Blocks meet housemates and
/// neighbours in different weeks, so that nothing pulses through the community.
PassTie tie_of_week(Setting const& setting, std::uint32_t week, std::uint32_t zone,
                    std::uint32_t block = 0);

/// Row that meets `row` in a computed slot (not the household's); itself an involution.
Row partner_in_slot(PassTie const& tie, Row row);

/// Everybody to whom `row` is tied by household and network; not by ties that programs made.
std::vector<Row> ties_of(Setting const& setting, Residents const& residents, Row row);

/// Draws degrees and counts the ties of every row, housemates included (evidence 4.8: mean 8, 12 %
/// with one or none).
void make_ties(Setting const& setting, Residents& residents, int threads);

}  // namespace kith
