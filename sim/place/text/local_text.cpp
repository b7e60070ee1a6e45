#include "kith/place/text/community_parts.hpp"

namespace kith {
namespace {

// Sessions that a therapist gives in a year: care.therapist_sessions_per_week in
// care.working_weeks_share of 52 weeks.
constexpr double sessions_per_year = 22.0 * 0.885 * 52.0;
// The place knows what it pays, but not what its next hire will be paid [assumed].
constexpr double price_spread = 0.05;

/// A price from evidence that the place knows better.
void put_price(TomlText& out, std::string_view key, double usd, int digits,
               std::string const& source) {
  out.put(key, fmt::format("{{ value = {:.{}f}, range = [{:.{}f}, {:.{}f}], source = {}, "
                           "grade = \"observational\" }}",
                           usd, digits, usd * (1.0 - price_spread), digits,
                           usd * (1.0 + price_spread), digits, as_text(source)));
}

void write_prices(GivenFacts const& facts, TomlText& out) {
  auto const &therapist = facts.of(Fact::therapist_year_usd),
             &worker = facts.of(Fact::health_worker_year_usd);
  if (!therapist && !worker) return;
  out.blank();
  out.table("evidence.costs");
  if (therapist)
    put_price(out, "therapy_session_usd", therapist->value / sessions_per_year, 2,
              fmt::format("{}: a therapist costs {} a year and gives {:.0f} sessions in it",
                          facts.source, as_dollars(therapist->value), sessions_per_year));
  if (worker) put_price(out, "health_worker_year_usd", worker->value, 0, facts.source);
}

}  // namespace

void write_local(NewCommunity const& place, TomlText& out) {
  GivenFacts const& facts = place.facts;
  write_prices(facts, out);
  struct Key {
    std::string_view name;
    Fact fact;
    double times;
  };
  constexpr Key keys[] = {{"clients_per_year", Fact::clinic_clients, 1.0},
                          {"visits_per_year", Fact::clinic_visits, 1.0},
                          {"weeks_to_first_visit", Fact::weeks_to_first_visit, 1.0},
                          {"billed_share", Fact::billed_percent, 0.01}};
  std::string all;
  for (auto const& [name, fact, times] : keys)
    if (auto const& given = facts.of(fact))
      all += fmt::format("{} = {}\n", name, as_number(times * given->value));
  if (all.empty()) return;
  out.blank();
  out.comment(
      "Of the county clinic, for the whole county. Compared with usual care, never fitted.");
  out.table("local");
  out.words("source", facts.source);
  out.words("organization", "county-clinic");
  out.lines(all);
}

}  // namespace kith
