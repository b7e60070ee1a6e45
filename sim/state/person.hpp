#pragma once

#include "kith/state/community.hpp"
#include "kith/state/compiled/setting.hpp"

namespace kith {

/// The sum of the shifts of a person's set point of distress: income, sex, age, coverage, trauma,
/// isolation, groups (evidence 4.1), z.
double shift_of_set_point(Setting const& setting, Residents const& residents, Row row);

/// Sets `level` from the shifts and the trait.
void set_level(Setting const& setting, Residents& residents, Row row);

/// Draws the inner life of the person who starts to live in a row: trait, state, stigma, awareness,
/// trust, readiness; no care yet. Cell, access, age, trauma and generation are already set.
void draw_inner_life(Setting const& setting, Residents& residents, Row row);

/// Lets somebody new live in a row: same household, zone, race, groups and income; new age, sex,
/// coverage.
void move_in(Setting const& setting, Residents& residents, Row row);

/// The community of a setting before its first week, made by so many threads. The people are let go
/// once they live there.
Community make_community(Setting const& setting, People people, int threads = 1);

/// Makes room for the services and partnerships that a scenario adds to a community that has
/// settled.
void join_scenario(Setting const& setting, Community& community);

/// Bit of Status::adult and own_culture of a person.
std::uint8_t standing_status(Setting const& setting, Residents const& residents, Row row);

}  // namespace kith
