#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/check_sweep.hpp"
#include "kith/sweep/plan/words/words.hpp"

namespace kith {
namespace {

/// Why a parameter may not vary at all, or an empty text.
std::string fixed_because(ParameterInfo const& info) {
  static constexpr std::string_view for_readers[] = {"id", "title", "question", "text", "look_at"};
  std::string const last = info.path.substr(info.path.find_last_of('.') + 1);
  if (takes_words(info.type) &&
      std::find(std::begin(for_readers), std::end(for_readers), last) != std::end(for_readers))
    return "must be a key that changes runs: this one is for readers";
  if (info.path.starts_with("stratum.") || info.path.starts_with("time.") ||
      info.path.starts_with("run.") || info.path == "same_money.enabled")
    return "must be the same in all samples: results share their axes";
  return "";
}

/// Why the kind of values does not fit what the key takes, or an empty text.
std::string other_kind(Vary const& vary, ParameterInfo const& info, Method method) {
  auto const type = parameter_type_names[static_cast<std::size_t>(info.type)];
  if (!takes_words(info.type)) {
    if (vary.words.empty()) return "";
    return info.type == ParameterType::flag ? "must be true or false: it is a flag"
                                            : "must be a list of finite numbers: it is a number";
  }
  if (method != Method::grid && method != Method::table)
    return fmt::format(
        "must be a number for method = \"{}\": it is a {}, and names and lists have no order; use "
        "method = \"grid\" or \"table\"",
        method_names[static_cast<std::size_t>(method)], type);
  bool const lists = !vary.words.empty() && vary.words.front().starts_with('[');
  if (vary.words.empty() || lists != (info.type == ParameterType::list))
    return fmt::format("must have values = [{}]: it is a {}, of {}",
                       info.type == ParameterType::list ? "[...], [...]" : "\"...\", \"...\"", type,
                       info.allowed);
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

/// ": write 0.6 for 60 %" if a share is meant.
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
  if (auto const why = other_kind(vary, info, method); !why.empty()) return wrong(why);
  if (vary.flags && info.type != ParameterType::flag)
    return wrong("true or false must be numbers: it is not a flag");
  take_declaration(vary, info);
  if (!vary.words.empty()) {  // the reader of scenarios checks each word
    vary.unit = "";
    vary.whole = true;
    vary.least = vary.central = 0.0;
    vary.most = static_cast<double>(vary.words.size() - 1);
    return "";
  }
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
