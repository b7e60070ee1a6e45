#include <algorithm>

#include "kith/ground/numerics.hpp"
#include "kith/place/text/community_parts.hpp"

namespace kith {
namespace {

// Posts per 100,000 adults in the reference nation; for primary care, mental health only.
constexpr double therapists_per_100k = 84.0, prescribers_per_100k = 22.0, doctors_per_100k = 25.8;

// Percent by which capacity rises per percent of registered providers. Derived, and varied from 0
// to 0.5: of the insured, 57.5 % were followed up where psychiatrists are many, 53.6 % where they
// are few (MarketScan 2012-2013); an elasticity of 0.05 if "many" is four times "few" (assumed),
// over one of 0.3 of use on posts. Many are part-time, closed or serve people from elsewhere.
constexpr double exponent = 0.15;
constexpr double least_registered = 10.0;  // below, capacity falls no further (assumed)

// Share of the safety net's therapists who speak another language in the nation, where 4.2 % are
// not proficient in English; in proportion elsewhere.
constexpr double bilingual_in_nation = 0.45, most_bilingual = 0.9;

double registered_factor(County const& county) {
  double const registered = said_of(county, Figure::providers).value;
  double const ratio = std::max(least_registered, registered) / nation(Figure::providers);
  return exponential(exponent * logarithm(ratio));
}

// Where posts of a kind are: a site in some zones, or one online.
struct SiteKind {
  std::string_view name, organization;
  double in_country;  // posts per resident, relative to town (reference-us.toml)
  bool only_poorest;
};

constexpr SiteKind practices{"practices", "private-practices", 0.4, false};
constexpr SiteKind clinic{"county-clinic", "county-clinic", 1.0, true};
constexpr SiteKind center{"health-center", "health-center", 0.75, false};
constexpr SiteKind doctors{"doctors", "primary-care-practices", 0.75, false};

// Terms that providers of one kind share.
struct Terms {
  std::vector<std::string> accepts;  // empty: all
  int copay_usd = 25;
  double referral = 0.0;
  std::vector<std::string> languages;  // empty: English
  std::string culture_of{};            // a group whose culture its staff share
};

/// Posts of one kind.
struct PostsThere {
  double all = 0.0, times_at_clinic = 1.0;
};

class Posts {
 public:
  Posts(NewCommunity const& place, TomlText& out) : place_(place), out_(out) {
    adults_ = place.residents * adult_share(place.county);
    for (PlaceGroup const* group : language_groups(place.groups))
      not_proficient_ += group->not_proficient;
  }

  void sites(SiteKind const& kind) {
    for (PlaceZone const& zone : place_.zones)
      if (is_at(kind, zone)) site(fmt::format("{}-{}", kind.name, zone.id), kind, zone);
  }
  void online() {
    site("practices-online", practices, richest(place_.zones));
    out_.put("remote", "true");
  }
  /// Splits `posts` among all places of this kind of site.
  void add(std::string const& name, SiteKind const& kind, std::string_view role, double posts,
           Terms const& terms) {
    double sum = 0.0;
    for (PlaceZone const& zone : place_.zones) sum += weight(kind, zone);
    for (PlaceZone const& zone : place_.zones)
      if (is_at(kind, zone))
        provider(kind.only_poorest ? name : name + "-" + zone.id,
                 fmt::format("{}-{}", kind.name, zone.id), role, posts * weight(kind, zone) / sum,
                 terms);
  }
  void add_online(std::string const& name, std::string_view role, double posts,
                  Terms const& terms) {
    provider(name, "practices-online", role, posts, terms);
  }
  /// Adds a service of the county clinic or the health center for each group that needs one.
  void add_bilingual(SiteKind const& kind, double posts, Terms terms) {
    for (PlaceGroup const* group : language_groups(place_.groups)) {
      terms.languages = {"en", group->language};
      terms.culture_of = group->id;
      add(fmt::format("{}-bilingual-{}", kind.name, group->id), kind, "therapist",
          posts * group->not_proficient / not_proficient_, terms);
    }
  }
  [[nodiscard]] double bilingual_share() const {
    double const share = bilingual_in_nation * not_proficient_ / 0.042;
    return std::min(most_bilingual, share);
  }
  [[nodiscard]] double per_100k(double posts) const { return posts * adults_ / 1e5; }
  /// Posts of one kind for the simulated residents, and a factor for the county clinic's share of
  /// them: as generated, or as the place knows them.
  PostsThere known(Fact fact, std::string_view what, double generated, double of_clinic) {
    auto const& given = place_.facts.of(fact);
    if (!given) return {generated, 1.0};
    double const posts = given->value * place_.residents / people_aged_10_plus(place_.county);
    out_.comment(fmt::format("{}: {:g} in the {}, {:.3f} for these residents ({}).", what,
                             given->value, given->of_clinic ? "county clinic" : "county", posts,
                             place_.facts.source));
    if (!given->of_clinic) return {posts, 1.0};
    return {generated, posts / (of_clinic * generated)};
  }
  [[nodiscard]] std::vector<std::string> all_languages() const {
    std::vector<std::string> out;
    for (PlaceGroup const* group : language_groups(place_.groups)) out.push_back(group->language);
    if (!out.empty()) out.insert(out.begin(), "en");
    return out;
  }

 private:
  [[nodiscard]] bool is_at(SiteKind const& kind, PlaceZone const& zone) const {
    return !kind.only_poorest || zone.id == poorest(place_.zones).id;
  }
  [[nodiscard]] double weight(SiteKind const& kind, PlaceZone const& zone) const {
    return is_at(kind, zone) ? zone.share * (zone.is_country ? kind.in_country : 1.0) : 0.0;
  }
  void site(std::string const& id, SiteKind const& kind, PlaceZone const& zone) {
    out_.item("site", id);
    out_.words("organization", kind.organization);
    out_.words("zone", zone.id);
  }
  void provider(std::string const& id, std::string const& site, std::string_view role, double fte,
                Terms const& terms) {
    out_.item("provider", id);
    out_.words("site", site);
    out_.words("role", role);
    out_.put("fte", fmt::format("{:.3f}", fte));
    if (!terms.languages.empty()) out_.list("languages", terms.languages);
    if (!terms.culture_of.empty()) out_.list("culture_of", {terms.culture_of});
    if (!terms.accepts.empty()) out_.list("accepts", terms.accepts);
    if (terms.referral > 0.0)
      out_.put("referral_required_share", fmt::format("{:.1f}", terms.referral));
    out_.put("copay_usd", std::to_string(terms.copay_usd));
  }

  NewCommunity const& place_;
  TomlText& out_;
  double adults_ = 0.0, not_proficient_ = 0.0;
};

// Of the nation's therapists, 70 % are private (a quarter of them online, a third in person and
// taking Medicaid) and 30 % work in the safety net: 18 at the county clinic, 12 at the health
// center, which has most of those who speak another language.
void add_therapists(Posts& all, double generated) {
  constexpr double of_clinic = 0.18, of_center = 0.12;
  auto const [posts, own] = all.known(Fact::therapist_posts, "Therapists", generated, of_clinic);
  Terms const insured{{"private", "medicare"}, 30, 0.0, {}};
  Terms const medicaid{{"private", "medicare", "medicaid"}, 25, 0.0, {}};
  Terms const safety_net{{}, 5, 0.3, {}};
  double const bilingual = (of_clinic + of_center) * all.bilingual_share();
  double const at_center = std::min(most_bilingual * of_center, 0.8 * bilingual);
  double const at_clinic = bilingual - at_center;
  all.add_online("therapists-online", "therapist", 0.175 * posts, insured);
  all.add("therapists", practices, "therapist", 0.29 * posts, insured);
  all.add("therapists-medicaid", practices, "therapist", 0.235 * posts, medicaid);
  all.add("county-clinic-therapists", clinic, "therapist", (of_clinic - at_clinic) * posts * own,
          safety_net);
  all.add_bilingual(clinic, at_clinic * posts * own, safety_net);
  all.add("health-center-therapists", center, "therapist", (of_center - at_center) * posts,
          safety_net);
  all.add_bilingual(center, at_center * posts, safety_net);
}

void add_prescribers(Posts& all, double generated) {
  constexpr double of_clinic = 0.34;
  auto const [posts, own] = all.known(Fact::prescriber_posts, "Prescribers", generated, of_clinic);
  Terms const insured{{"private", "medicare"}, 40, 0.5, {}};
  Terms const medicaid{{"private", "medicare", "medicaid"}, 40, 0.5, {}};
  Terms const safety_net{{}, 5, 0.5, all.all_languages()};
  all.add_online("psychiatrists-online", "prescriber", 0.12 * posts, medicaid);
  all.add("psychiatrists", practices, "prescriber", 0.39 * posts, insured);
  all.add("county-clinic-prescribers", clinic, "prescriber", of_clinic * posts * own, safety_net);
  all.add("health-center-prescribers", center, "prescriber", 0.15 * posts, safety_net);
}

}  // namespace

void write_posts(NewCommunity const& place, TomlText& out) {
  Posts all(place, out);
  double const factor = registered_factor(place.county);
  out.comment(
      fmt::format("Posts: the nation's per adult, times (registered providers / 332.5)^{} "
                  "= {:.3f} ({}).",
                  exponent, factor, said_of(place.county, Figure::providers).source));
  for (SiteKind const& kind : {practices, clinic, center, doctors}) all.sites(kind);
  all.online();
  add_therapists(all, all.per_100k(therapists_per_100k) * factor);
  add_prescribers(all, all.per_100k(prescribers_per_100k) * factor);
  if (place.facts.of(Fact::peer_posts)) {
    auto const [peers, own] = all.known(Fact::peer_posts, "Peer specialists", 1.0, 1.0);
    all.add("county-clinic-peers", clinic, "peer_specialist", peers * own, {{}, 0, 0.0, {}});
  }
  double const posts = all.per_100k(doctors_per_100k);
  Terms const usual{{}, 25, 0.0, all.all_languages()};
  Terms const safety_net{{}, 5, 0.0, all.all_languages()};
  all.add("primary-care", doctors, "primary_care", 0.79 * posts, usual);
  all.add("health-center-doctors", center, "primary_care", 0.21 * posts, safety_net);
}

}  // namespace kith
