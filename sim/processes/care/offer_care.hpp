#pragma once

#include "kith/processes/life.hpp"

namespace kith {

/// A touch: somebody learns what helps and where it is.
void hear_of_care(Life& life, Row row);

/// Whether a reading of K6 reaches the cut-off. `word` draws its error.
bool screens_positive(Life const& life, Row row, std::uint32_t word);

/// Opens a request for whoever is not in care yet: at `service` where it is open to them, or (-1)
/// at the service that they choose. `coached`: somebody comes along to the first visit.
void offer_care(Life& life, Row row, int service, bool coached);

/// Patients of practices that screen.
void screen_patients(Life& life);

/// Adults at home with new clients of services that talk with families.
void tell_families(Life& life);

}  // namespace kith
