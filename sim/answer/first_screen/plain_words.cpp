#include "kith/answer/first_screen/plain_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>
#include <sstream>

#include "kith/answer/difference_words.hpp"

namespace kith {
namespace {

constexpr std::size_t line_width = 78, label_width = 9;

double with_two_digits(double value) {
  if (value < 100.0) return std::round(value);
  double const unit = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
  return std::round(value / unit) * unit;
}

struct Part {
  double share;
  std::string_view words;
};
constexpr Part parts[] = {
    {0.0, "none"}, {0.1, "a tenth"},        {0.25, "a quarter"},      {1.0 / 3, "a third"},
    {0.5, "half"}, {2.0 / 3, "two thirds"}, {0.75, "three quarters"}, {0.9, "most"},
    {1.0, "all"}};

constexpr std::string_view month_names[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};

/// The day on which a week begins.
std::optional<std::chrono::year_month_day> day_of(std::string const& first_day, int week) {
  int year = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(first_day.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return std::nullopt;
  namespace date = std::chrono;
  date::sys_days const first =
      date::year_month_day(date::year(year), date::month(month), date::day(day));
  return date::year_month_day(first + date::days(7 * week));
}

}  // namespace

std::string dollars_in_words(double usd) {
  double const rounded = with_two_digits(std::abs(usd));
  auto const of = [&](double unit, std::string_view name) {
    double const count = std::abs(usd) / unit;
    return fmt::format("${} {}", number_in_words(count, count < 99.95 ? 1 : 0), name);
  };
  if (rounded >= 1e9) return of(1e9, "billion");
  if (rounded >= 1e6) return of(1e6, "million");
  return "$" + number_in_words(rounded, 0);
}

std::string part_of_place(std::string const& place, double people_per_resident) {
  bool const county = place.find("County") != std::string::npos;
  std::string const name = county ? "county" : "place";
  return people_per_resident > shown_as_part
             ? fmt::format("1 in {} of the {}", number_in_words(people_per_resident, 0), name)
             : "all of the " + name;
}

std::string_view part_in_words(double share) {
  auto const nearer = [&](Part const& a, Part const& b) {
    return std::abs(a.share - share) < std::abs(b.share - share);
  };
  return std::min_element(std::begin(parts), std::end(parts), nearer)->words;
}

std::string years_in_words(int weeks) {
  double const years = weeks / 52.0;
  double const halves = std::round(2.0 * years) / 2.0;
  if (halves < 1.0 || std::abs(years - halves) > 0.1) {
    int const months = std::max(1, static_cast<int>(std::round(12.0 * years)));
    if (months < 24) return fmt::format("{} month{}", months, months == 1 ? "" : "s");
  }
  bool const whole = halves == std::round(halves);
  return fmt::format("{:.{}f} year{}", halves, whole ? 0 : 1, halves == 1.0 ? "" : "s");
}

std::string_view time_after_in_words(int weeks) {
  if (weeks < 65) return "A year";
  return weeks < 91 ? "18 months" : "2 years";
}

std::string month_of(std::string const& first_day, int week) {
  auto const day = day_of(first_day, week);
  if (!day) return "";
  return fmt::format("{} {}", month_names[static_cast<unsigned>(day->month()) - 1],
                     static_cast<int>(day->year()));
}

std::string month_number_of(std::string const& first_day, int week) {
  auto const day = day_of(first_day, week);
  if (!day) return "";
  return fmt::format("{:04}-{:02}", static_cast<int>(day->year()),
                     static_cast<unsigned>(day->month()));
}

std::vector<std::string> shares_of_100(std::vector<std::size_t> const& counts) {
  std::size_t const all = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
  if (all == 0) return std::vector<std::string>(counts.size(), "0");
  std::vector<std::size_t> shares, order(counts.size());
  for (std::size_t const count : counts) shares.push_back(100 * count / all);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return 100 * counts[a] % all > 100 * counts[b] % all;
  });
  std::size_t const missing = 100 - std::accumulate(shares.begin(), shares.end(), std::size_t{0});
  for (std::size_t k = 0; k < missing; ++k) ++shares[order[k]];
  std::vector<std::string> words;
  for (std::size_t k = 0; k < counts.size(); ++k)
    words.push_back(shares[k] == 0 && counts[k] > 0       ? "under 1"
                    : shares[k] == 100 && counts[k] < all ? "over 99"
                                                          : std::to_string(shares[k]));
  return words;
}

std::string labeled(std::string_view label, std::vector<std::string> const& sentences) {
  std::string out, line = fmt::format("{:<{}}", label, label_width);
  auto const end_line = [&] {
    out += line + "\n";
    line.assign(label_width, ' ');
  };
  for (std::string const& sentence : sentences) {
    std::istringstream words(sentence);
    for (std::string word; words >> word;) {
      if (line.size() + word.size() > line_width && line.size() > label_width) {
        line.pop_back();
        end_line();
      }
      line += word + " ";
    }
    line.pop_back();
    end_line();
  }
  return out;
}

}  // namespace kith
