#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"

namespace kith {
namespace {

/// Why a parameter may not vary at all, or an empty text.
std::string fixed_because(ParameterInfo const& info) {
  static constexpr ParameterType numeric[] = {ParameterType::number, ParameterType::integer,
                                              ParameterType::flag, ParameterType::evidence};
  if (std::find(std::begin(numeric), std::end(numeric), info.type) == std::end(numeric))
    return fmt::format(
        "must be a number or a flag: it is a {}, so write a scenario for each and name them in "
        "scenarios = [...]",
        parameter_type_names[static_cast<std::size_t>(info.type)]);
  if (info.path.starts_with("time.") || info.path.starts_with("run.") ||
      info.path == "same_money.enabled")
    return "must be the same in all samples: results share their axes";
  return "";
}

void take_declaration(Vary& vary, ParameterInfo const& info) {
  vary.unit = info.unit;
  vary.meaning = info.meaning;
  vary.whole = info.type == ParameterType::integer || info.type == ParameterType::flag;
  vary.central = info.value;
  vary.least = info.type == ParameterType::flag ? 0.0 : info.low;
  vary.most = info.type == ParameterType::flag ? 1.0 : info.high;
}

/// ": write 0.6 for 60 %" where a share is meant.
std::string share_hint(Vary const& vary, double value) {
  bool const share = vary.least >= 0.0 && vary.most == 1.0 && !vary.whole;
  std::string const meant = share ? share_meant(vary.path, value) : "";
  return meant.empty() ? "" : ": " + meant;
}

}  // namespace

std::string not_whole(Vary const& vary, double value) {
  if (!vary.whole || value == std::trunc(value)) return "";
  bool const flag = vary.least == 0.0 && vary.most == 1.0;
  return fmt::format(
      "{} must be {}", as_number(value),
      flag ? "0 (false) or 1 (true)" : "a whole number, as " + as_number(std::round(value)));
}

std::string complete_vary(Vary& vary, ParameterInfo const& info, Method method) {
  auto const wrong = [&](std::string_view message) {
    return fmt::format("{} ({})", vary.path, message);
  };
  if (auto const why = fixed_because(info); !why.empty()) return wrong(why);
  if (vary.flags && info.type != ParameterType::flag)
    return wrong("true or false must be numbers: it is no flag");
  take_declaration(vary, info);
  if (vary.distribution == Distribution::evidence) {
    if (!info.is_evidence() || info.range_low >= info.range_high)
      return wrong(
          "distribution = \"evidence\" is for evidence numbers with a range: give "
          "range = [low, high]");
    vary.low = info.range_low;
    vary.high = info.range_high;
  }
  bool const ranged = vary.values.empty() && method != Method::table;
  std::vector<double> const ends = {vary.low, vary.high};
  for (double const value : ranged ? ends : vary.values) {
    if (!(value >= vary.least && value <= vary.most))  // nor NaN
      return wrong(fmt::format("{} must be {}{}", as_number(value),
                               in_words({vary.least, vary.most}), share_hint(vary, value)));
    if (auto const why = not_whole(vary, value); !why.empty()) return wrong(why);
  }
  return "";
}

}  // namespace kith
