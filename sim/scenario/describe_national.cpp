#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "kith/scenario/national_figures.hpp"

namespace kith {
namespace {

/// The table of a figure: its source, then what `describe` declares.
template <class Value, class Describe>
void describe_cited(Form& form, Field field, Sourced<Value>& of, Describe const& describe) {
  form.table({field.name, "", field.meaning}, [&](Form& inner) {
    inner.cited(field.unit, of.source, of.grade);
    describe(inner, of.value);
  });
}

void describe_figure(Form& form, Field field, Bounds bounds, Sourced<double>& of) {
  describe_cited(form, field, of, [&](Form& inner, double& value) {
    inner.number({"value", field.unit, field.meaning, true}, bounds, value);
  });
}

template <std::size_t N>
void describe_figure(Form& form, Field field, Bounds bounds, Sourced<double[N]>& of) {
  describe_cited(form, field, of, [&](Form& inner, double(&values)[N]) {
    inner.numbers({"values", field.unit, field.meaning, true}, bounds, values);
  });
}

void describe_adult_age(Form& form, std::string_view name, std::string_view meaning,
                        Sourced<int>& of) {
  describe_cited(form, {name, "year", meaning}, of, [&](Form& inner, int& value) {
    inner.integer({"value", "year", meaning, true}, {18, oldest_age}, value);
  });
}

/// Checks that shares add up to 1.
void check_sum(Form& form, std::string_view name, std::span<double const> shares) {
  constexpr double rounding = 0.005;
  double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (std::abs(sum - 1.0) > rounding)
    form.problem(name, fmt::format("{} must add up to 1 (adds up to {:.4g})", name, sum));
}

/// The meaning of a table's rows: shares that add up to 1, or factors.
enum class Rows { shares, factors };

template <std::size_t N, std::size_t M>
void describe_rows(Form& form, Field field, Rows kind, std::string_view const (&names)[N],
                   double (&values)[N][M]) {
  Bounds const bounds = kind == Rows::shares ? Bounds{0, 1} : Bounds{0.01, 100};
  for (std::size_t i = 0; i < N; ++i) {
    form.numbers({names[i], field.unit, field.meaning, true}, bounds, values[i]);
    if (kind == Rows::shares) check_sum(form, names[i], values[i]);
  }
}

template <std::size_t N, std::size_t M>
void describe_table(Form& form, Field field, Rows kind, std::string_view const (&names)[N],
                    Sourced<double[N][M]>& of) {
  describe_cited(form, field, of, [&](Form& inner, double(&values)[N][M]) {
    describe_rows(inner, field, kind, names, values);
  });
}

void describe_ages(Form& form, NationalFigures& figures) {
  describe_figure(
      form, {"millions_by_five_years", "1e6", "Residents by five-year age group, 10-14 ... 90-94."},
      {0.01, 1000}, figures.millions_by_five_years);
  describe_figure(form, {"millions_95_and_over", "1e6", "Residents of 95 and over."}, {0.001, 1000},
                  figures.millions_95_and_over);
  describe_figure(form, {"teen_share_of_under_18", "1", "Share of those under 18 who are 10-17."},
                  {0.01, 1}, figures.teen_share_of_under_18);
  describe_table(form, {"age_given_race", "1", "Shares of ages 10-17, 18-64, 65 and over."},
                 Rows::shares, race_names, figures.age_given_race);
  describe_figure(form,
                  {"female_given_age", "1", "Women's share at ages 10-17, 18-64, 65 and over."},
                  {0.01, 0.99}, figures.female_given_age);
}

void describe_income(Form& form, NationalFigures& figures) {
  describe_figure(
      form,
      {"poverty_line_first_usd", "USD/year", "Poverty line for the first person in a household."},
      {1, 1e6}, figures.poverty_line_first_usd);
  describe_figure(
      form, {"poverty_line_further_usd", "USD/year", "Amount that each further person adds to it."},
      {0, 1e6}, figures.poverty_line_further_usd);
  describe_figure(form,
                  {"median_household_income_usd", "USD/year",
                   "Median household income at which prices equal the nation's."},
                  {1, 1e7}, figures.median_household_income_usd);
  describe_figure(form,
                  {"prices_per_income", "1",
                   "Percent by which prices rise for each percent of a place's median income."},
                  {0, 1}, figures.prices_per_income);
  describe_table(
      form,
      {"income_given_race", "1",
       "Shares of incomes below 100, 100-199, 200-399, 400 % and over of the poverty line."},
      Rows::shares, race_names, figures.income_given_race);
  describe_table(form,
                 {"income_factor_of_age", "1", "How age shifts the shares of the income bands."},
                 Rows::factors, age_group_names, figures.income_factor_of_age);
  describe_figure(form, {"no_car_given_income", "1", "Adults without a car by income band."},
                  {0.0001, 0.9999}, figures.no_car_given_income);
  describe_figure(form,
                  {"broadband_given_income", "1", "People with broadband at home by income band."},
                  {0.0001, 0.9999}, figures.broadband_given_income);
}

void describe_coverage(Form& form, NationalFigures& figures) {
  Field const shares = {"coverage_given_age_income", "1",
                        "Shares of private, Medicaid, Medicare, uninsured."};
  describe_cited(form, shares, figures.coverage_given_age_income, [&](Form& inner, auto& values) {
    for (std::size_t a = 0; a < age_group_count; ++a)
      inner.table({age_group_names[a], "", "Coverage at these ages."}, [&](Form& ages) {
        describe_rows(ages, shares, Rows::shares, income_names, values[a]);
      });
  });
  describe_table(
      form,
      {"coverage_odds_of_race", "1",
       "Odds of private, Medicaid, Medicare, uninsured beyond what age and income explain."},
      Rows::factors, race_names, figures.coverage_odds_of_race);
}

void describe_households(Form& form, NationalFigures& figures) {
  Field const sizes = {"household_size_share", "1",
                       "Shares of households of 1 ... 8 people, before they are tilted to a "
                       "community's mean size."};
  describe_cited(form, sizes, figures.household_size_share, [&](Form& inner, auto& values) {
    inner.numbers({"values", "1", sizes.meaning, true}, {0.0001, 1}, values);
    check_sum(inner, "values", values);
  });
  describe_figure(
      form,
      {"children_by_size", "1",
       "Expected children of 10-17 in a household of 1 ... 8 people of 10 and over, before "
       "they are scaled to the number of children."},
      {0, 8}, figures.children_by_size);
  describe_adult_age(form, "parent_youngest_age",
                     "Youngest age of most parents of 10-to-17-year-olds.",
                     figures.parent_youngest_age);
  describe_adult_age(form, "parent_oldest_age", "Oldest age of most parents of 10-to-17-year-olds.",
                     figures.parent_oldest_age);
  int const oldest = figures.parent_oldest_age.value;  // 0 if it could not be read
  if (oldest > 0 && oldest < figures.parent_youngest_age.value)
    form.problem("parent_oldest_age.value", "parent_oldest_age is less than parent_youngest_age");
  describe_adult_age(form, "grown_child_oldest_age",
                     "Oldest age at which most further adults in a household are grown children.",
                     figures.grown_child_oldest_age);
  describe_figure(form, {"opposite_sex_share", "1", "Share of couples who are of opposite sex."},
                  {0, 1}, figures.opposite_sex_share);
}

}  // namespace

void describe(Form& form, NationalFigures& figures) {
  describe_ages(form, figures);
  describe_income(form, figures);
  describe_coverage(form, figures);
  describe_households(form, figures);
}

}  // namespace kith
