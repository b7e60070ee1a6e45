#include "kith/answer/operations/operations_tally.hpp"

#include <limits>

#include "kith/ground/weeks.hpp"
#include "kith/outcomes/observer.hpp"

namespace kith {
namespace {

double ratio(double above, double below) {
  return below > 0.0 ? above / below : no_value;
}

}  // namespace

void ProgramTally::add(ProgramTally const& more) {
  weeks_with_posts += more.weeks_with_posts;
  post_weeks += more.post_weeks, filled_post_weeks += more.filled_post_weeks;
  contacts += more.contacts, sessions += more.sessions;
  slots_offered += more.slots_offered, slots_used += more.slots_used;
  wait += more.wait, waited_post_weeks += more.waited_post_weeks;
  usd += more.usd;
  clients += more.clients;
  add_to(clients_by_band, more.clients_by_band);
  clients_by_year.resize(more.clients_by_year.size());
  for (std::size_t y = 0; y < clients_by_year.size(); ++y)
    clients_by_year[y] += more.clients_by_year[y];
}

void OperationsTally::add(OperationsTally const& more) {
  programs.resize(more.programs.size());
  for (std::size_t p = 0; p < programs.size(); ++p) programs[p].add(more.programs[p]);
  services.resize(more.services.size());
  for (std::size_t s = 0; s < services.size(); ++s) services[s].add(more.services[s]);
  together.add(more.together);
  add_to(usd_by_payer, more.usd_by_payer);
  in_usd += more.in_usd, earned_usd += more.earned_usd;
  spent_usd += more.spent_usd, returned_usd += more.returned_usd;
}

double mean_posts(ProgramTally const& of) {
  return ratio(of.post_weeks, of.weeks_with_posts);
}
double mean_filled_posts(ProgramTally const& of) {
  return ratio(of.filled_post_weeks, of.weeks_with_posts);
}
double clients_per_filled_post(ProgramTally const& of) {
  double in_years = 0.0;
  for (double const clients : of.clients_by_year) in_years += clients;
  return ratio(in_years, of.filled_post_weeks / weeks_per_year);
}
double used_share(ProgramTally const& of) {
  return ratio(of.slots_used, of.slots_offered);
}
double wait_weeks(ProgramTally const& of) {
  return ratio(of.wait, of.waited_post_weeks);
}
double usd_per_session(ProgramTally const& of) {
  return ratio(of.usd, of.sessions);
}
double usd_per_client(ProgramTally const& of) {
  return ratio(of.usd, of.clients);
}

}  // namespace kith
