#include "kith/studio/runs/kept_run.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

#include "kith/answer/layout_axes.hpp"
#include "kith/answer/reach_sums.hpp"
#include "kith/state/kind_of_care.hpp"
#include "kith/studio/runs/bytes.hpp"

namespace kith::studio {
namespace {

constexpr Followed followed[] = {
    {"residents", true, false},
    {"in_care_share", true, false},
    {"serious_distress_share", true, false},
    {"people_contacted", true, true},
    {"treated_past_year_share", false, false},
    {"unmet_need_share", false, false},
    {"seen_within_4_weeks_share", false, false},
    {"queue_length", false, false},
    {"therapist_wait_weeks", false, false},
    {"therapist_queue_length", false, false},
    {"prescriber_queue_length", false, false},
    {"general_medical_queue_length", false, false},
    {"helper_queue_length", false, false},
    {"cost_partnership_usd", false, true},
    {"therapist_seen_within_4_weeks_share", false, false},
    {"therapist_seen_in_4_to_12_weeks_share", false, false},
    {"therapist_seen_after_12_weeks_share", false, false},
    {"therapist_left_unseen_share", false, false},
    {"therapist_still_waiting_share", false, false},
    {"prescriber_seen_within_4_weeks_share", false, false},
    {"prescriber_seen_in_4_to_12_weeks_share", false, false},
    {"prescriber_seen_after_12_weeks_share", false, false},
    {"prescriber_left_unseen_share", false, false},
    {"prescriber_still_waiting_share", false, false},
    {"helper_seen_within_4_weeks_share", false, false},
    {"helper_seen_in_4_to_12_weeks_share", false, false},
    {"helper_seen_after_12_weeks_share", false, false},
    {"helper_left_unseen_share", false, false},
    {"helper_still_waiting_share", false, false},
    {"alive", true, false, "/partnerships"},
    {"trust", true, false, "/partnerships"},
    {"shared_goals", true, false, "/partnerships"},
    {"communication", true, false, "/partnerships"},
    {"inclusion", true, false, "/partnerships"},
    {"resources", true, false, "/partnerships"},
};

std::optional<std::size_t> place_in(Layout const& layout, Followed const& one) {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    if (layout.outcomes[i].name == one.name && layout.outcomes[i].group == one.group) return i;
  return std::nullopt;
}

/// Values of an outcome in each week.
std::size_t width_of(Layout const& layout, Outcome const& outcome) {
  for (Dimension const& dimension : layout.dimensions)
    if (outcome.dims.size() > 1 && dimension.name == outcome.dims[1]) return dimension.size();
  return 1;
}

bool is_by_week_and_stratum(Outcome const& outcome) {
  return outcome.dims.size() == 2 && outcome.dims[0] == "time" && outcome.dims[1] == "stratum";
}

/// Takes some columns from rows of `width` columns.
template <class T>
std::vector<T> columns_of(std::vector<T> const& all, std::size_t width,
                          std::vector<std::size_t> const& columns) {
  std::vector<T> some;
  some.reserve(all.size() / width * columns.size());
  for (std::size_t row = 0; row + width <= all.size(); row += width)
    for (std::size_t const column : columns) some.push_back(all[row + column]);
  return some;
}

template <class T>
constexpr T unknown() {
  return std::numeric_limits<T>::has_quiet_NaN ? std::numeric_limits<T>::quiet_NaN() : T{-1};
}

/// The reverse; what was left out becomes unknown.
template <class T>
std::vector<T> widened(std::vector<T> const& some, std::size_t width,
                       std::vector<std::size_t> const& columns) {
  std::vector<T> all(some.size() / columns.size() * width, unknown<T>());
  for (std::size_t i = 0; i < some.size(); ++i)
    all[i / columns.size() * width + columns[i % columns.size()]] = some[i];
  return all;
}

template <class T>
Values read_values(BytesIn& in, bool narrowed, std::size_t width,
                   std::vector<std::size_t> const& columns) {
  std::vector<T> values = in.get_all<T>();
  return narrowed ? widened(values, width, columns) : std::move(values);
}

}  // namespace

std::vector<Followed> followed_in(Layout const& layout) {
  std::vector<Followed> there;
  for (Followed const& one : followed)
    if (place_in(layout, one)) there.push_back(one);
  return there;
}

RunPacker::RunPacker(Layout const& layout, StudyAnswer const& reader)
    : layout_(layout),
      strata_(strata_in(layout).size()),
      everybody_(everybody_in(strata_in(layout))),
      followed_(followed_in(layout)) {
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
    if (reader.reads(i))
      kept_.push_back({i, !reader.trial() && is_by_week_and_stratum(layout.outcomes[i])});
}

TimeCourse RunPacker::course_of(RunResult const& run, Followed const& of) const {
  std::size_t const place = *place_in(layout_, of);
  TimeCourse course;
  std::visit(
      [&](auto const& all) {
        std::size_t const width = width_of(layout_, layout_.outcomes[place]);
        course.columns = of.has_columns ? width : 1;
        std::size_t const weeks = all.size() / width;
        for (std::size_t first = 0; first < weeks; first += period_weeks)
          for (std::size_t s = 0; s < course.columns; ++s) {
            double sum = 0.0;
            int known = 0;
            for (std::size_t week = first; week < std::min(weeks, first + period_weeks); ++week)
              if (double const value = static_cast<double>(all[week * width + s]);
                  std::isfinite(value))
                sum += value, ++known;
            bool const none = known == 0;
            double const told = of.is_sum ? sum : sum / known;
            course.values.push_back(none ? unknown<float>() : static_cast<float>(told));
          }
      },
      run.values[place]);
  return course;
}

std::string RunPacker::pack(RunResult const& run) const {
  BytesOut out;
  out.put(static_cast<std::uint32_t>(run.scenario));
  out.put(static_cast<std::int32_t>(run.replicate));
  out.put(static_cast<std::uint8_t>(run.failed));
  out.put(run.message);
  out.put(run.digest);
  if (run.failed) return out.done();
  for (Kept const& kept : kept_) {
    Values const& values = run.values[kept.outcome];
    out.put(static_cast<std::uint8_t>(values.index()));
    std::visit(
        [&](auto const& all) {
          out.put(kept.adults_and_youths ? columns_of(all, strata_, everybody_) : all);
        },
        values);
  }
  for (Followed const& one : followed_) {
    TimeCourse const course = course_of(run, one);
    out.put(static_cast<std::uint32_t>(course.columns));
    out.put(course.values);
  }
  return out.done();
}

KeptRun RunPacker::unpack(std::string_view bytes) const {
  BytesIn in(bytes);
  KeptRun kept;
  RunResult& run = kept.run;
  run.scenario = in.get<std::uint32_t>();
  run.replicate = in.get<std::int32_t>();
  run.failed = in.get<std::uint8_t>() != 0;
  run.message = in.text();
  run.digest = in.text();
  run.values.resize(layout_.outcomes.size());
  if (run.failed) return kept;
  for (auto const& [outcome, narrowed] : kept_) {
    auto const type = in.get<std::uint8_t>();
    run.values[outcome] = type == 0 ? read_values<float>(in, narrowed, strata_, everybody_)
                          : type == 1
                              ? read_values<double>(in, narrowed, strata_, everybody_)
                              : read_values<std::int32_t>(in, narrowed, strata_, everybody_);
  }
  for (std::size_t i = 0; i < followed_.size(); ++i) {
    TimeCourse course;
    course.columns = in.get<std::uint32_t>();
    course.values = in.get_all<float>();
    kept.courses.push_back(std::move(course));
  }
  if (!in.is_done()) throw std::invalid_argument("a run of another study");
  return kept;
}

}  // namespace kith::studio
