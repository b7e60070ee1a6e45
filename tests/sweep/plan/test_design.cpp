#include <algorithm>
#include <cmath>
#include <set>

#include "kith/ground/sobol.hpp"
#include "kith/sweep/plan/design.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

Design design_of(Method method, int n) {
  Design design;
  design.method = method;
  design.n = n;
  return design;
}

bool begins_with(Points const& longer, Points const& shorter) {
  return shorter.size() < longer.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace

TEST_CASE("Sobol's sequence is that of Joe and Kuo, as scipy 1.15 gives it unscrambled") {
  Points const points = sobol_points(64, 200, 1, false);
  auto const row = [&](std::size_t i, double scale) {
    std::vector<double> first;
    for (std::size_t axis = 0; axis < 6; ++axis) first.push_back(points[i][axis] * scale);
    return first;
  };
  CHECK(row(1, 16) == std::vector<double>{8, 8, 8, 8, 8, 8});
  CHECK(row(2, 16) == std::vector<double>{12, 4, 4, 4, 12, 12});
  CHECK(row(5, 16) == std::vector<double>{14, 14, 2, 6, 14, 10});
  CHECK(row(11, 16) == std::vector<double>{7, 9, 3, 11, 13, 1});
  std::vector<double> far;
  for (std::size_t const axis : {7u, 50u, 99u, 150u, 199u}) far.push_back(points[37][axis] * 64);
  CHECK(far == std::vector<double>{51, 27, 11, 57, 59});
}

TEST_CASE("every axis of a shifted Sobol sequence has one point in each of n equal parts") {
  int const n = 256;
  Points const points = sobol_points(n, sobol_axes, 3);
  std::size_t full = 0;
  for (std::size_t axis = 0; axis < sobol_axes; ++axis) {
    std::set<int> parts;
    for (auto const& point : points) parts.insert(static_cast<int>(point[axis] * n));
    full += parts.size() == static_cast<std::size_t>(n) ? 1 : 0;
  }
  CHECK(full == sobol_axes);
  CHECK(sobol_points(n, 2, 3) != sobol_points(n, 2, 4));
}

TEST_CASE("larger designs begin with smaller ones if they can grow") {
  std::vector<int> const three(3, 0);
  for (Method const method : {Method::sobol, Method::saltelli, Method::morris}) {
    INFO(method_names[static_cast<std::size_t>(method)]);
    CHECK(begins_with(unit_points(design_of(method, 16), three),
                      unit_points(design_of(method, 8), three)));
  }
  CHECK_FALSE(begins_with(unit_points(design_of(Method::lhs, 16), three),
                          unit_points(design_of(Method::lhs, 8), three)));
}

TEST_CASE("Saltelli's points exchange one number at a time between two base points") {
  Design design = design_of(Method::saltelli, 4);
  Points const points = unit_points(design, {0, 0, 0});
  REQUIRE(points.size() == 4 * 5);
  for (std::size_t base = 0; base < points.size(); base += 5)
    for (std::size_t axis = 0; axis < 3; ++axis) {
      auto mixed = points[base];
      mixed[axis] = points[base + 4][axis];
      CHECK(points[base + 1 + axis] == mixed);
    }
  design.second_order = true;
  CHECK(unit_points(design, {0, 0, 0}).size() == 4 * 8);
}

TEST_CASE("a Latin hypercube has one point in each layer of every axis") {
  Points const points = unit_points(design_of(Method::lhs, 50), {0, 0});
  for (std::size_t axis = 0; axis < 2; ++axis) {
    std::set<int> layers;
    for (auto const& point : points) layers.insert(static_cast<int>(point[axis] * 50));
    CHECK(layers.size() == 50);
  }
}

TEST_CASE("Morris' paths change every number once, by two thirds of four levels") {
  Points const points = unit_points(design_of(Method::morris, 30), {0, 0, 0});
  REQUIRE(points.size() == 30 * 4);
  std::set<std::vector<std::size_t>> orders;
  for (std::size_t way = 0; way < points.size(); way += 4) {
    std::vector<std::size_t> order;
    for (std::size_t step = 0; step < 3; ++step)
      for (std::size_t axis = 0; axis < 3; ++axis) {
        double const change = points[way + step + 1][axis] - points[way + step][axis];
        if (change == 0.0) continue;
        order.push_back(axis);
        CHECK(std::abs(change) == Approx(2.0 / 3.0));
        CHECK(points[way + step + 1][axis] >= 0.0);
        CHECK(points[way + step + 1][axis] <= 1.0 + 1e-12);
      }
    CHECK(std::set<std::size_t>(order.begin(), order.end()).size() == 3);
    orders.insert(order);
  }
  CHECK(orders.size() > 3);
}

TEST_CASE("a place in the unit cube becomes a quantile of the number") {
  Vary vary;
  vary.low = 2.0;
  vary.high = 8.0;
  vary.least = 0.0;
  vary.most = 100.0;
  CHECK(value_at(vary, 0.25, Method::sobol) == 3.5);
  vary.distribution = Distribution::log_uniform;
  CHECK(value_at(vary, 0.5, Method::sobol) == Approx(4.0));
  vary.distribution = Distribution::normal;
  CHECK(value_at(vary, 0.025, Method::sobol) == Approx(2.0));
  CHECK(value_at(vary, 1.0, Method::morris) == Approx(8.0));  // the ends are finite
  vary.distribution = Distribution::evidence;
  vary.central = 3.0;
  CHECK(value_at(vary, 0.5, Method::sobol) == Approx(3.0));
  CHECK(value_at(vary, 0.975, Method::sobol) == Approx(8.0));
  CHECK(value_at(vary, 0.025, Method::sobol) == Approx(2.0));
  CHECK(value_at(vary, 1e-9, Method::sobol) == 0.0);  // clipped to the allowed values
  vary.values = {1.0, 5.0, 9.0};
  CHECK(value_at(vary, 0.99, Method::sobol) == 9.0);
  CHECK(value_at(vary, 0.5, Method::grid) == 5.0);
}

TEST_CASE("whole numbers are spread evenly, ends included") {
  Vary vary;
  vary.low = 0.0;
  vary.high = 3.0;
  vary.most = 10.0;
  vary.whole = true;
  int count[4] = {};
  for (int i = 0; i < 400; ++i)
    ++count[static_cast<int>(value_at(vary, (i + 0.5) / 400, Method::lhs))];
  for (int const n : count) CHECK(n == 100);
  CHECK(value_at(vary, 1.0, Method::grid) == 3.0);
}

TEST_CASE("a grid has every combination, the last axis fastest") {
  Points const points = unit_points(design_of(Method::grid, 0), {2, 3});
  REQUIRE(points.size() == 6);
  CHECK(points[1] == std::vector<double>{0.0, 0.5});
  CHECK(points[5] == std::vector<double>{1.0, 1.0});
}
