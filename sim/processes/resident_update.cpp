#include "kith/processes/resident_update.hpp"

#include "kith/state/residents.hpp"

namespace kith {

double mean_of(Sum what, double sum, double people) {
  auto const over = [&](float scale) { return sum / (people * double{scale}); };
  switch (what) {
    case Sum::k6:
      return over(k6_scale);
    case Sum::utility:
      return over(utility_scale);
    case Sum::who5:
      return over(who5_scale);
    case Sum::stigma:
      return over(stigma_scale) - double{stigma_offset / stigma_scale};
    case Sum::awareness:
      return over(awareness_scale);
    case Sum::trust_clinic:
    case Sum::trust_community:
    case Sum::trust_primary:
      return over(trust_scale);
    default:
      return over(1.0F);
  }
}

}  // namespace kith
