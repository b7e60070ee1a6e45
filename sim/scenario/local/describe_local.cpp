#include "kith/scenario/local/local_facts.hpp"

namespace kith {

void describe(Form& form, LocalFacts& local) {
  form.text({"source", "", "Source of the facts."}, local.source);
  form.reference({"organization", "", "The clinic that the facts describe.", true},
                 Kind::organization, local.organization);
  form.number({"clients_per_year", "1/year",
               "People whom the clinic saw last year, each once; -1: not known."},
              {-1, 1e9}, local.clients_per_year);
  form.number(
      {"visits_per_year", "1/year", "Visits that people attended last year; -1: not known."},
      {-1, 1e10}, local.visits_per_year);
  form.number({"weeks_to_first_visit", "week",
               "Weeks that a new request waits for a first visit; -1: not known."},
              {-1, 520}, local.weeks_to_first_visit);
  form.number({"billed_share", "1",
               "Share of the clinic's visits that insurers pay; kith new uses it for partnerships "
               "that bill; -1: not known."},
              {-1, 1}, local.billed_share);
}

}  // namespace kith
