#include <algorithm>

#include "kith/observer.hpp"
#include "make_services.hpp"

namespace kith {
namespace {

/// The service that draws most, and the losses of log hazard there.
struct Nearest {
  double draw = 0.0;
  Barriers loss;
};

void consider(Life const& life, std::uint16_t access, std::size_t service, double fte,
              Nearest& best) {
  Service const& what = life.setting.services[service];
  double const draw = life.setting.barriers(access, static_cast<int>(service)) * fte;
  if (!what.walk_in || draw <= best.draw) return;
  best = {draw, barriers_of(life.setting, what, life.setting.access.at(access))};
}

/// Of usual care, by access class.
std::vector<Nearest> nearest_usual(Life const& life) {
  std::vector<Nearest> nearest(static_cast<std::size_t>(life.setting.access.size()));
  for (std::size_t a = 0; a < nearest.size(); ++a)
    for (std::size_t i = 0; i < static_cast<std::size_t>(life.setting.usual_services); ++i)
      consider(life, static_cast<std::uint16_t>(a), i, life.setting.services[i].fte, nearest[a]);
  return nearest;
}

/// Services of programs, too, where they let the person in.
Barriers losses_of(Life const& life, Row row, std::vector<Nearest> const& usual) {
  std::uint16_t const access = life.community.residents.access[row];
  Nearest best = usual[access];
  for (auto i = static_cast<std::size_t>(life.setting.usual_services);
       i < life.setting.services.size(); ++i)
    if (life.desired_fte[i] > 0.0 && is_eligible(life, life.setting.services[i].eligible, row))
      consider(life, access, i, life.desired_fte[i], best);
  return best.loss;
}

double stigma_and_distrust(Life const& life, Row row) {
  HelpSeekingEvidence const& e = life.setting.evidence.help_seeking;
  TrustEvidence const& t = life.setting.evidence.trust;
  Residents const& r = life.community.residents;
  double const stigma = -e.per_stigma_sd * std::max(0.0, r.stigma[row] / double{stigma_scale});
  double const trust = (r.trust_clinic[row] / 255.0 - t.centre) / t.sd;
  return stigma - e.per_trust_sd * std::min(0.0, trust);
}

/// The first reason that applies, then the largest barrier (definitions.md).
Reason reason_of(Life const& life, PassHappening const& h, std::vector<Nearest> const& usual) {
  Residents const& r = life.community.residents;
  if ((r.status[h.row] & waiting) != 0) return Reason::waiting;
  if (h.option == 0) return Reason::no_felt_need;
  if (r.awareness[h.row] < 0.2 * double{awareness_scale}) return Reason::not_knowing;
  Barriers const loss = losses_of(life, h.row, usual);
  std::pair<double, Reason> const candidates[] = {
      {loss.cost, Reason::cost},
      {loss.travel, Reason::travel},
      {loss.language, Reason::language},
      {stigma_and_distrust(life, h.row), Reason::stigma_or_distrust}};
  auto const* largest =
      std::max_element(std::begin(candidates), std::end(candidates),
                       [](auto const& a, auto const& b) { return a.first < b.first; });
  return largest->first > 0.0 ? largest->second : Reason::other;
}

}  // namespace

std::vector<std::array<double, reason_count>> reasons_of(Life const& life) {
  std::vector<std::array<double, reason_count>> counts(life.strata.of_margin.size());
  std::vector<Nearest> const usual = nearest_usual(life);
  Residents const& r = life.community.residents;
  for (PassHappening const& h : life.happenings) {
    if (h.event != unmet_need) continue;
    Reason const reason = reason_of(life, h, usual);
    PassMargins const at = life.strata.margins_of_cell[r.cell[h.row]];
    counts[at.kind][static_cast<std::size_t>(reason)] += 1.0;
    counts[at.rest][static_cast<std::size_t>(reason)] += 1.0;
  }
  return over_strata(life.strata, counts);
}

}  // namespace kith
