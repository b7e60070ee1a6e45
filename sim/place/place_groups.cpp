#include "kith/place/place_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kith {
namespace {

/// Below this share of people, a group has too few simulated members to be informative [assumed].
constexpr double least_not_proficient = 0.003;
constexpr double native_nation = 0.10;  // from this share on, their organizations are named
constexpr double black_churches = 0.05;

struct LanguageKind {
  std::string_view id, title, language;
  Figure figure;
  double speakers;  // in the nation, among the races they belong to
  RaceShares among;
};

// Shares of speakers by race: reference-us.toml; for other languages, assumed. One language stands
// for many; "ine" is the ISO 639-2 code of Indo-European languages.
constexpr LanguageKind kinds_of_language[] = {
    {"spanish-speaking",
     "Spanish-speaking residents",
     "es",
     Figure::not_proficient_spanish,
     0.70,
     {0, 0, 1, 0, 0}},
    {"asian-language-speaking",
     "Residents who speak an Asian or Pacific language",
     "zh",
     Figure::not_proficient_asian,
     0.60,
     {0, 0, 0, 1, 0}},
    {"european-language-speaking",
     "Residents who speak another European or Indic language",
     "ine",
     Figure::not_proficient_european,
     0.05,
     {1, 1, 0, 0.3, 1}},
    {"other-language-speaking",
     "Residents who speak an African, Arabic or other language",
     "ar",
     Figure::not_proficient_other,
     0.03,
     {1, 1, 0, 0, 1}},
};

double dot(RaceShares const& a, RaceShares const& b) {
  return a.white * b.white + a.black * b.black + a.hispanic * b.hispanic + a.asian * b.asian +
         a.other * b.other;
}

RaceShares times(RaceShares const& a, double factor) {
  return {a.white * factor, a.black * factor, a.hispanic * factor, a.asian * factor,
          a.other * factor};
}

// The nation's share of speakers, raised if more than `most_silent` of them would otherwise not be
// proficient in English.
void size_group(PlaceGroup& group, LanguageKind const& kind, RaceShares const& races) {
  constexpr double most_silent = 0.9, usual_silent = 0.45;
  RaceShares among = kind.among;
  if (dot(among, races) * most_silent < group.not_proficient) among = {1, 1, 1, 1, 1};
  double const pool = dot(among, races);
  double speakers = kind.speakers;
  bool const is_small = kind.speakers < 0.5;  // sized by the need, not by the nation
  if (is_small) speakers = group.not_proficient / (usual_silent * pool);
  speakers = std::clamp(speakers, group.not_proficient / (most_silent * pool), 1.0);
  group.share_not_proficient = std::min(most_silent, group.not_proficient / (speakers * pool));
  group.share_by_race = times(among, speakers);
}

// Percent of people not proficient, by kind of language; scaled to a total from the user's table.
std::array<double, 4> not_proficient(County const& county) {
  std::array<double, 4> out{};
  double sum = 0.0;
  for (std::size_t i = 0; i < out.size(); ++i)
    sum += out[i] = county.number_or(kinds_of_language[i].figure, 0.0);
  if (!county.has(Figure::not_proficient)) return out;
  double const total = county.number(Figure::not_proficient);
  if (sum > 0.0) {
    for (double& part : out) part *= total / sum;
    return out;
  }
  RaceShares const races = race_shares(county);  // split by the nation's speakers
  double const spanish = races.hispanic * 0.70 * 0.24, asian = races.asian * 0.60 * 0.27;
  if (spanish + asian <= 0.0) return {0, 0, 0, total};
  return {total * spanish / (spanish + asian), total * asian / (spanish + asian), 0, 0};
}

void add_languages(County const& county, std::vector<PlaceGroup>& groups) {
  auto const shares = not_proficient(county);
  RaceShares const races = race_shares(county);
  bool const is_native = share_said(county, Figure::american_indian).value >= native_nation;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    LanguageKind const& kind = kinds_of_language[i];
    if (is_native && kind.figure == Figure::not_proficient_other) continue;
    if (shares[i] / 100.0 < least_not_proficient) continue;
    PlaceGroup group{std::string(kind.id), std::string(kind.title), std::string(kind.language)};
    group.not_proficient = shares[i] / 100.0;
    size_group(group, kind, races);
    group.why = fmt::format("{:.1f} % of those of 5 and over are not proficient in English ({})",
                            shares[i], said_of(county, kind.figure).source);
    groups.push_back(std::move(group));
  }
}

void add_native_nation(County const& county, std::vector<PlaceGroup>& groups) {
  double const share = share_said(county, Figure::american_indian).value;
  if (share < native_nation) return;
  double const other = std::max(race_shares(county).other, share);
  PlaceGroup group{"native-nation", "Citizens of a Native nation"};
  group.not_proficient = not_proficient(county)[3] / 100.0;
  group.share_by_race = {0, 0, 0, 0, std::min(1.0, share / other)};
  if (group.not_proficient >= least_not_proficient) {
    group.language = "nai";
    group.share_not_proficient = std::min(0.9, group.not_proficient / share);
  } else {
    group.not_proficient = 0.0;
  }
  group.why = said_of(county, Figure::american_indian).source;
  groups.push_back(std::move(group));
}

}  // namespace

std::vector<PlaceGroup> place_groups(County const& county) {
  std::vector<PlaceGroup> groups;
  add_languages(county, groups);
  add_native_nation(county, groups);
  if (race_shares(county).black >= black_churches)
    groups.push_back({"black-church",
                      "Members of Black churches",
                      "en",
                      0.0,
                      {0, 0.55, 0, 0, 0},
                      10,
                      0.60,
                      "assumed: the nation's share"});
  groups.push_back({"veterans",
                    "Veterans",
                    "en",
                    0.0,
                    {0.078, 0.066, 0.032, 0.016, 0.06},
                    18,
                    0.11,
                    "assumed: the nation's shares"});
  groups.push_back({"lgbtq",
                    "LGBTQ+ residents",
                    "en",
                    0.0,
                    {0.076, 0.076, 0.076, 0.076, 0.076},
                    10,
                    0.58,
                    "assumed: the nation's share"});
  return groups;
}

std::vector<PlaceGroup const*> language_groups(std::vector<PlaceGroup> const& groups) {
  std::vector<PlaceGroup const*> out;
  for (PlaceGroup const& group : groups)
    if (group.language != "en") out.push_back(&group);
  std::stable_sort(out.begin(), out.end(), [](PlaceGroup const* a, PlaceGroup const* b) {
    return a->not_proficient > b->not_proficient;
  });
  return out;
}

PlaceGroup const* group_called(std::vector<PlaceGroup> const& groups, std::string_view id) {
  auto const found = std::find_if(groups.begin(), groups.end(),
                                  [&](PlaceGroup const& group) { return group.id == id; });
  return found == groups.end() ? nullptr : &*found;
}

}  // namespace kith
