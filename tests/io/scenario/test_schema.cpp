#include <algorithm>
#include <nlohmann/json.hpp>

#include "kith/io/scenario/schema.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/scenario/scenario.hpp"
#include "tests/catch.hpp"

using Json = nlohmann::json;

namespace {

// The schema at a dotted path, in which "<...>" stands for the items of an array of tables.
Json const* at_path(Json const& schema, std::string const& path) {
  Json const* here = &schema;
  std::size_t start = 0;
  while (start <= path.size()) {
    auto const dot = std::min(path.find('.', start), path.size());
    auto const name = path.substr(start, dot - start);
    start = dot + 1;
    if (here->contains("anyOf")) here = &(*here)["anyOf"][0];
    if (here->contains("items") && name.front() == '<') {
      here = &(*here)["items"];
    } else if (name.front() == '<' && here->contains("additionalProperties")) {
      here = &(*here)["additionalProperties"];
    } else if (here->contains("properties") && (*here)["properties"].contains(name)) {
      here = &(*here)["properties"][name];
    } else {
      return nullptr;
    }
  }
  return here;
}

}  // namespace

TEST_CASE("the schema holds every declared parameter with its bounds") {
  Json const schema = Json::parse(kith::scenario_schema());
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["additionalProperties"] == false);
  CHECK(schema["required"] == Json::array({"format"}));
  Json const outcomes = schema["properties"]["look_at"]["items"]["enum"];
  CHECK(std::find(outcomes.begin(), outcomes.end(), "k6_mean") != outcomes.end());
  CHECK(std::find(outcomes.begin(), outcomes.end(), "cost_by_program_usd") == outcomes.end());
  for (auto const& info : kith::list_declarations({})) {
    INFO(info.path);
    Json const* found = at_path(schema, info.path);
    REQUIRE(found != nullptr);
    if (info.type != kith::ParameterType::number) continue;
    CHECK((*found)["type"] == "number");
    CHECK((*found)["minimum"].get<double>() == info.low);
  }
  auto const& share = *at_path(schema, "evidence.distress.trait_share");
  CHECK(share["properties"]["unit"]["const"] == "1");
  CHECK(share["required"] == Json::array({"source"}));
  CHECK(at_path(schema, "organization.<organization>.kind")->at("enum").size() == 7);
}

TEST_CASE("the schema of the evidence file holds its parts at the top") {
  Json const schema = Json::parse(kith::evidence_schema());
  CHECK(at_path(schema, "distress.trait_share") != nullptr);
  CHECK(at_path(schema, "evidence") == nullptr);
}

TEST_CASE("the schema of national figures includes their unit, source and grade") {
  Json const schema = Json::parse(kith::national_schema());
  auto const& table = *at_path(schema, "age_given_race");
  CHECK(table["properties"]["unit"]["const"] == "1");
  CHECK(table["properties"]["grade"]["enum"].size() == 4);
  CHECK(table["properties"]["source"]["minLength"] == 1);
  CHECK(table["properties"]["white"]["minItems"] == 3);
  CHECK(at_path(Json::parse(kith::scenario_schema()),
                "national.coverage_given_age_income.65-plus.100-199") != nullptr);
}
