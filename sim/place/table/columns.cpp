#include "kith/place/table/columns.hpp"

#include <algorithm>

#include "kith/ground/lower_case.hpp"

namespace kith {
namespace {

constexpr double most_people = 1e8;
constexpr std::string_view svi = "CDC/ATSDR SVI 2022";
constexpr std::string_view acs = "ACS 2019-2023";
constexpr std::string_view cdc_places = "CDC PLACES 2024";

constexpr FigureColumn own_columns[figure_count] = {
    {"population", false, 1, most_people, cdc_places},
    {"population_18plus", false, 1, most_people, cdc_places},
    {"lon", false, -180, 180, cdc_places},
    {"lat", false, -90, 90, cdc_places},
    {"area_sqmi", false, 0.01, 1e6, svi},
    {"acs_households", false, 1, most_people, acs},
    {"mean_household_size", false, 1, 12, acs},
    {"EP_POV150", true, 0, 100, svi},
    {"EP_UNINSUR", true, 0, 100, svi},
    {"uninsured_u65_pct", true, 0, 100, "Census SAHIE 2022"},
    {"EP_AGE65", true, 0, 100, svi},
    {"EP_AGE17", true, 0, 100, svi},
    {"EP_NOVEH", true, 0, 100, svi},
    {"EP_MINRTY", true, 0, 100, svi},
    {"EP_AFAM", true, 0, 100, svi},
    {"EP_HISP", true, 0, 100, svi},
    {"EP_ASIAN", true, 0, 100, svi},
    {"EP_AIAN", true, 0, 100, svi},
    {"acs_broadband_pct", true, 0, 100, acs},
    {"acs_median_hh_income", false, 2499, 1e6, acs},
    {"acs_median_hh_income_white", false, 2499, 1e6, acs},
    {"acs_median_hh_income_black", false, 2499, 1e6, acs},
    {"acs_median_hh_income_hispanic", false, 2499, 1e6, acs},
    {"acs_not_prof_english_pct", true, 0, 100, acs},
    {"acs_not_prof_english_spanish_pct", true, 0, 100, acs},
    {"acs_not_prof_english_other_european_pct", true, 0, 100, acs},
    {"acs_not_prof_english_asian_pct", true, 0, 100, acs},
    {"acs_not_prof_english_other_pct", true, 0, 100, acs},
    {"mhp_per_100k", false, 0, 1e5, "NPPES 2024"},
    {"rural_pct", true, 0, 100, "Census 2020"},
    {"violent_crime_per_100k_chr2018", false, 0, 1e5, "FBI 2012-2014"},
    {"social_associations_per_10k", false, 0, 1e4, "County Health Rankings 2025"},
    {"MHLTH_crude", true, 0, 100, cdc_places},
    {"DEPRESSION_crude", true, 0, 100, cdc_places},
};

// SVI as offered by CDC, PLACES (county data, GIS-friendly), analytic data of County Health
// Rankings, whose shares are fractions.
constexpr ColumnName other_names[] = {
    {"E_TOTPOP", Figure::population},
    {"AREA_SQMI", Figure::area},
    {"E_HH", Figure::households},
    {"EP_LIMENG", Figure::not_proficient},
    {"TotalPopulation", Figure::population},
    {"TotalPop18plus", Figure::adults},
    {"MHLTH_CrudePrev", Figure::distress},
    {"DEPRESSION_CrudePrev", Figure::depression},
    {"Population raw value", Figure::population},
    {"% Below 18 Years of Age raw value", Figure::aged_17, 100},
    {"% 65 and Older raw value", Figure::aged_65, 100},
    {"% Rural raw value", Figure::rural, 100},
    {"% Not Proficient in English raw value", Figure::not_proficient, 100},
    {"Uninsured raw value", Figure::uninsured_under_65, 100},
    {"Median Household Income raw value", Figure::median_income},
    {"Broadband Access raw value", Figure::broadband, 100},
    {"Mental Health Providers raw value", Figure::providers, 1e5},
    {"Social Associations raw value", Figure::associations},
    {"Violent Crime raw value", Figure::violent_crime},
    {"Frequent Mental Distress raw value", Figure::distress, 100},
};

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_case(x) == lower_case(y); });
}

std::span<FigureColumn const> columns() {
  return own_columns;
}

std::span<ColumnName const> aliases() {
  return other_names;
}

std::optional<ColumnName> column_named(std::string_view name) {
  for (std::size_t i = 0; i < figure_count; ++i)
    if (is_same_name(own_columns[i].name, name))
      return ColumnName{name, static_cast<Figure>(i), 1.0};
  auto const* const found =
      std::find_if(std::begin(other_names), std::end(other_names),
                   [&](ColumnName const& alias) { return is_same_name(alias.name, name); });
  if (found == std::end(other_names)) return std::nullopt;
  return *found;
}

}  // namespace kith
