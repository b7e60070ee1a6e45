#pragma once

namespace kith {

// Figures of the United States from which a community's margins are filled in where its census
// table does not say: only their ratios matter, the community's own margins always win. Sources
// beside each; "recalled" = typed in from memory of a well-known table, to be read again before
// printing.

inline constexpr int race_count = 5;
inline constexpr int income_count = 4;
inline constexpr int coverage_count = 4;
inline constexpr int youngest_age = 10;
inline constexpr int oldest_age = 95;  ///< 95 and over
inline constexpr int age_count = oldest_age - youngest_age + 1;

/// Ages that differ in coverage and poverty: 10-17, 18-64, 65 and over.
inline constexpr int age_group_count = 3;
constexpr int age_group(int age) {
  return age < 18 ? 0 : (age < 65 ? 1 : 2);
}
inline constexpr int age_group_first[age_group_count] = {10, 18, 65};
inline constexpr int age_group_last[age_group_count] = {17, 64, oldest_age};

/// Residents in millions by five years of age, 10-14 ... 90-94. Census Bureau, Vintage 2022
/// estimates for July 2022 (recalled).
inline constexpr double millions_by_five_years[] = {20.9, 21.7, 21.9, 22.1, 23.2, 22.4,
                                                    21.4, 19.9, 20.9, 21.1, 21.0, 18.3,
                                                    15.2, 10.6, 6.6,  3.9,  1.9};
inline constexpr double millions_95_and_over = 0.7;

/// Share of those under 18 who are 10-17: 33.9 of 72.5 million (same source).
inline constexpr double teen_share_of_under_18 = 0.467;

/// Poverty guideline 2023, 48 states: first person and each further one (Department of Health and
/// Human Services, Federal Register 88 FR 3424).
inline constexpr double poverty_line_first_usd = 14580.0;
inline constexpr double poverty_line_further_usd = 5140.0;

/// Age 10-17, 18-64, 65+ within each race and ethnicity (ACS 2022, recalled).
inline constexpr double age_given_race[race_count][age_group_count] = {{0.105, 0.675, 0.220},
                                                                       {0.130, 0.725, 0.145},
                                                                       {0.165, 0.745, 0.090},
                                                                       {0.105, 0.755, 0.140},
                                                                       {0.200, 0.710, 0.090}};

/// Income bands within each race and ethnicity (KFF estimates from ACS 2022, recalled; poverty
/// rates of 9-10 % White and Asian, 21 % Black, 17 % Hispanic).
inline constexpr double income_given_race[race_count][income_count] = {
    {0.090, 0.135, 0.280, 0.495},
    {0.205, 0.210, 0.300, 0.285},
    {0.170, 0.235, 0.325, 0.270},
    {0.100, 0.120, 0.230, 0.550},
    {0.170, 0.190, 0.290, 0.350}};

/// How age shifts the income bands: poverty of children 16 %, adults 12 %, 65+ 11 % (ACS 2022,
/// recalled); the other columns derived so that bands stay plausible.
inline constexpr double income_factor_of_age[age_group_count][income_count] = {
    {1.35, 1.30, 1.05, 0.80}, {0.95, 0.90, 1.00, 1.05}, {0.90, 1.25, 1.05, 0.90}};

/// Coverage (private, medicaid, medicare, uninsured) by age group and income band. Under 65: KFF
/// from ACS 2022 (recalled: uninsured 17, 16, 11, 4 % of adults; children 5 % with most poor ones
/// in Medicaid or CHIP). Medicare before 65 (3 % of adults) is counted as Medicaid or private. 65
/// and over: Medicare with or without Medicaid counts as Medicare.
inline constexpr double coverage_given_age_income[age_group_count][income_count][coverage_count] = {
    {{0.14, 0.79, 0.0, 0.07},
     {0.31, 0.62, 0.0, 0.07},
     {0.68, 0.27, 0.0, 0.05},
     {0.90, 0.08, 0.0, 0.02}},
    {{0.30, 0.47, 0.0, 0.23},
     {0.49, 0.31, 0.0, 0.20},
     {0.76, 0.12, 0.0, 0.12},
     {0.92, 0.03, 0.0, 0.05}},
    {{0.02, 0.03, 0.93, 0.02},
     {0.02, 0.01, 0.96, 0.01},
     {0.03, 0.0, 0.96, 0.01},
     {0.05, 0.0, 0.945, 0.005}}};

/// Odds of each coverage by race beyond what age and income explain. Derived from uninsured shares
/// under 65 of White 6.6, Black 10, Hispanic 18, Asian 6 % (KFF 2022, recalled).
inline constexpr double coverage_odds_of_race[race_count][coverage_count] = {
    {1.0, 0.90, 1.0, 0.75},
    {1.0, 1.15, 1.0, 1.00},
    {1.0, 1.00, 1.0, 1.90},
    {1.0, 1.00, 1.0, 0.90},
    {1.0, 1.20, 1.0, 1.10}};

/// Women's share by age group (Census Bureau 2022, recalled).
inline constexpr double female_given_age[age_group_count] = {0.489, 0.499, 0.552};

/// Adults without a car and people without broadband by income band; shapes only (ACS 2022:
/// households without a vehicle fall from about a quarter of the poorest to 3 %; broadband 74-97 %;
/// recalled).
inline constexpr double no_car_given_income[income_count] = {0.24, 0.12, 0.05, 0.025};
inline constexpr double broadband_given_income[income_count] = {0.78, 0.84, 0.91, 0.96};

/// Households of 1 ... 8 people and over (CPS 2022, recalled), tilted to a community's mean size.
inline constexpr int largest_household = 8;
inline constexpr double household_size_share[largest_household] = {0.29,  0.35,  0.15,  0.12,
                                                                   0.055, 0.021, 0.008, 0.006};

/// Expected children of 10-17 in a household of 1 ... 8 people of 10 and over; scaled to the number
/// of children (assumed: only the ratios matter).
inline constexpr double children_by_size[largest_household] = {0.0, 0.1, 0.6, 1.3,
                                                               2.0, 2.5, 3.0, 3.5};

/// Ages between which most parents of 10-17 year olds are (assumed).
inline constexpr int parent_youngest_age = 30;
inline constexpr int parent_oldest_age = 58;

/// Up to this age most further adults of a household are grown-up children (assumed).
inline constexpr int grown_child_oldest_age = 29;

/// Share of couples who are of opposite sex (Census Bureau 2021: 98 %, recalled; two adults who
/// share a home are not always a couple: assumed).
inline constexpr double opposite_sex_share = 0.9;

}  // namespace kith
