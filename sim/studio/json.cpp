#include "kith/studio/json.hpp"

#include <cmath>
#include <stdexcept>

namespace kith::studio {

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

Json numbers(std::vector<double> const& values) {
  Json all = Json::array();
  for (double const value : values) all.push_back(number(value));
  return all;
}

Json as_json(Interval const& interval, double scale) {
  bool const none = interval.kind == Interval::Kind::none;
  return {{"kind", interval_kind_names[static_cast<std::size_t>(interval.kind)]},
          {"low", none ? Json() : number(interval.low * scale)},
          {"high", none ? Json() : number(interval.high * scale)}};
}

Json as_json(PairedDifference const& d, double scale, bool with_words) {
  return {{"pairs", d.pairs},
          {"usualCare", number(d.usual_care * scale)},
          {"withPlan", number(d.scenario * scale)},
          {"difference", number(d.difference * scale)},
          {"interval", as_json(d.interval, scale)},
          {"monteCarloError", number(d.monte_carlo_error * scale)},
          {"better", d.directions.better},
          {"noEffect", d.directions.no_effect},
          {"worse", d.directions.worse},
          {"words", with_words ? d.words : ""}};
}

Json as_json(Problems const& problems) {
  Json all = Json::array();
  for (Problem const& problem : problems)
    all.push_back({{"file", problem.file},
                   {"line", problem.line},
                   {"column", problem.column},
                   {"path", problem.path},
                   {"severity", problem.warning ? "warning" : "error"},
                   {"message", problem.message}});
  return all;
}

std::string text_at(Json const& request, std::string const& key) {
  if (!request.is_object() || !request.contains(key) || !request[key].is_string())
    throw std::invalid_argument("a request without the text '" + key + "'");
  return request[key];
}

std::string dumped(Json const& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith::studio
