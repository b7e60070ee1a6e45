#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "kith/io/tables/table_file.hpp"
#include "kith/simulate.hpp"
#include "kith/studio/studio.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"

namespace kith::studio {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The page's files in a folder that the destructor removes.
class Page {
 public:
  Page() : folder_(fs::temp_directory_path() / ("kith-page-" + std::to_string(getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(fs::path(kith_tests::source_dir()) / "scenarios", folder_ / "scenarios",
             fs::copy_options::recursive);
    std::ofstream(folder_ / "scenarios" / "counties.csv")
        << read_table(folder_ / "scenarios" / "counties.csv.gz");
    setenv("KITH_SHARE_DIR", folder_.c_str(), 1);
  }
  Page(Page const&) = delete;
  Page& operator=(Page const&) = delete;
  ~Page() {
    unsetenv("KITH_SHARE_DIR");
    fs::remove_all(folder_);
  }
  [[nodiscard]] Studio studio() const { return {folder_, folder_ / "desk"}; }
  [[nodiscard]] std::string text(std::string const& name) const {
    std::ifstream in(folder_ / "scenarios" / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  fs::path folder_;
};

json asked(Studio& studio, std::string const& function, json const& request) {
  return json::parse(studio.call(function, request.dump()));
}

/// The main example with few residents and weeks.
json short_plan(Page const& page) {
  return {{"name", "plan.toml"},
          {"text", page.text("clinic-at-the-community-center.toml")},
          {"settings",
           {"community.residents=600", "time.weeks=80", "time.settling_weeks=20",
            "partnership.clinic.start_week=4", "partnership.clinic.grant_weeks=60"}}};
}

}  // namespace

TEST_CASE("a county is found while it is typed, and its community can be made") {
  Page const page;
  Studio studio = page.studio();
  json const found = asked(studio, "places", {{"query", "hidalgo"}});
  REQUIRE(found["matches"].size() == 2);
  CHECK(found["matches"][0]["name"] == "Hidalgo County, TX");
  CHECK(asked(studio, "places", {{"query", "Hidallgo County, TX"}})["near"][0]["fips"] == "48215");
  json const made = asked(studio, "community", {{"fips", "48215"}});
  CHECK(made["file"] == "hidalgo-tx.toml");
  CHECK(made["residents"] == 25000);
  CHECK(asked(studio, "community", {{"fips", "00000"}}).contains("error"));
}

TEST_CASE("a scenario of the library is carried over to a new place and read there") {
  Page const page;
  Studio studio = page.studio();
  json const made = asked(studio, "community", {{"fips", "48215"}});
  json const like = {{"name", "clinic-at-the-community-center.toml"},
                     {"text", page.text("clinic-at-the-community-center.toml")}};
  json const carried = asked(studio, "carry",
                             {{"like", like},
                              {"id", "ours"},
                              {"community", {{"file", made["file"]}, {"text", made["text"]}}}});
  REQUIRE(carried["problems"].empty());
  json const checked = asked(studio, "check", {{"source", carried["source"]}});
  REQUIRE(checked["problems"].empty());
  CHECK(checked["description"]["place"] == "Hidalgo County, TX");
  CHECK(checked["description"]["bills"][0]["usd"] > 400000.0);
}

TEST_CASE("problems of a text come with their line, without a folder") {
  Page const page;
  Studio studio = page.studio();
  json const checked =
      asked(studio, "check",
            {{"source", {{"name", "mine.toml"}, {"text", "format = 1\nextend = \"x.toml\"\n"}}}});
  bool is_told = false;
  for (json const& problem : checked["problems"])
    is_told = is_told || (problem["file"] == "mine.toml" && problem["line"] == 2);
  CHECK(is_told);
  CHECK(checked["description"].is_null());
  CHECK(asked(studio, "check", {{"source", {{"name", "../mine.toml"}, {"text", ""}}}})
            .contains("error"));
}

TEST_CASE("every control reads back the value that was set") {
  Page const page;
  Studio studio = page.studio();
  json source = {{"name", "plan.toml"}, {"text", page.text("clinic-at-the-community-center.toml")}};
  json const wanted = {{"grant", 725000},      {"grant-years", 2.5},
                       {"other-money", 50000}, {"billed", 70},
                       {"therapists", 2.4},    {"health-workers", 0},
                       {"peers", 3.5},         {"mobile-days", 2},
                       {"coordinator", 0.75},  {"meetings", 1.5},
                       {"power", 40},          {"income-limit", "200"},
                       {"languages", "en"},    {"renewal", "by_chance"},
                       {"unspent", "kept"},    {"support_groups", true}};
  json const changed = asked(studio, "change", {{"source", source}, {"controls", wanted}});
  REQUIRE(changed["problems"] == json::array());
  json const checked = asked(studio, "check", {{"source", changed["source"]}});
  REQUIRE(checked["problems"] == json::array());
  for (json const& control : checked["description"]["controls"]) {
    if (!wanted.contains(control["id"])) continue;
    CAPTURE(control.dump());
    if (control["value"].is_number())
      CHECK(control["value"].get<double>() ==
            Approx(wanted[control["id"].get<std::string>()].get<double>()));
    else
      CHECK(control["value"] == wanted[control["id"].get<std::string>()]);
  }
}

TEST_CASE("a program that a scenario describes itself has a switch, too") {
  Page const page;
  Studio studio = page.studio();
  std::string const id = "custom.barbershop_talks";
  json const source = {{"name", "plan.toml"}, {"text", page.text("talks-in-barbershops.toml")}};
  auto const value = [&](json const& of) {
    json const checked = asked(studio, "check", {{"source", of}});
    for (json const& control : checked["description"]["controls"])
      if (control["id"] == id) return control["value"].get<bool>();
    throw std::logic_error("no switch");
  };
  CHECK(value(source));
  json const changed = asked(studio, "change", {{"source", source}, {"controls", {{id, false}}}});
  REQUIRE(changed["problems"] == json::array());
  CHECK_FALSE(value(changed["source"]));
}

TEST_CASE("a changed assumption takes effect, and names the user as its source") {
  Page const page;
  Studio studio = page.studio();
  json const source = {{"name", "plan.toml"},
                       {"text", page.text("clinic-at-the-community-center.toml")}};
  json const changed = asked(
      studio, "change", {{"source", source}, {"settings", {"evidence.distress.trait_share=0.75"}}});
  REQUIRE(changed["problems"] == json::array());
  json const checked = asked(studio, "check", {{"source", changed["source"]}});
  REQUIRE(checked["problems"] == json::array());
  for (json const& one : checked["description"]["assumptions"])
    if (one["path"] == "evidence.distress.trait_share") {
      CHECK(one["value"] == 0.75);
      CHECK(one["rangeHigh"] == 0.75);
      CHECK(one["source"] == "Changed by the reader");
    }
}

TEST_CASE("runs passed as bytes give the answer and the digests of the program") {
  Page const page;
  Studio worker = page.studio(), desk = page.studio();
  json const request = {{"source", short_plan(page)}};
  REQUIRE(asked(worker, "open", request)["problems"] == json::array());
  REQUIRE(asked(desk, "open", request)["problems"] == json::array());
  for (int const replicate : {1, 0})
    for (std::string const& run : worker.run(replicate)) desk.take(run);
  json const answer = asked(desk, "answer", json::object());
  auto const program =
      PreparedStudy::from_texts({{"plan.toml", request["source"]["text"]}},
                                request["source"]["settings"].get<std::vector<std::string>>());
  auto const runs = program.simulate({0, 1});
  CHECK(answer["text"] == program.answer(runs));
  REQUIRE(answer["digests"].size() == runs.size());
  for (std::size_t k = 0; k < runs.size(); ++k)
    CHECK(answer["digests"][k]["digest"] == runs[k].digest);
  REQUIRE(answer["lives"].size() == 1);
  json const& life = answer["lives"][0];
  CHECK(life["alive"][0] == 0.0);  // partners begin in week 4
  CHECK(life["alive"][10] == 100.0);
  CHECK(life["parts"][0]["value"][0].is_null());
  for (json const& part : life["parts"]) {
    CHECK(part["value"][10] > 0.0);
    CHECK(part["value"][10] <= 100.0);
  }
  json const worlds = asked(desk, "town", {{"replicate", 1}})["worlds"];
  REQUIRE(worlds.size() == 2);
  for (json const& queue : worlds[1]["queues"]) CHECK(queue["waiting"].size() == 20);
  CHECK(worlds[1]["queues"][0]["waiting"][10] > 0.0);
}

TEST_CASE("an answer of fewer replicates uses the first ones") {
  Page const page;
  Studio studio = page.studio();
  asked(studio, "open", {{"source", short_plan(page)}});
  for (int const replicate : {0, 1, 2})
    for (std::string const& run : studio.run(replicate)) studio.take(run);
  json const two = asked(studio, "answer", {{"replicates", 2}});
  CHECK(two["replicates"] == 2);
  CHECK(two["note"] == "2 replicates: a try, not an answer.");
  CHECK(two["headlines"][0]["interval"]["kind"] == "range");
}

TEST_CASE("a preview is a smaller town in proportion, without words of likelihood") {
  Page const page;
  Studio studio = page.studio();
  json source = short_plan(page);
  source["settings"][0] = "community.residents=1200";
  json const opened =
      asked(studio, "open", {{"source", source}, {"previewResidents", 300}, {"rivals", false}});
  REQUIRE(opened["problems"] == json::array());
  json const& description = opened["description"];
  CHECK(description["scenarios"].size() == 2);
  CHECK(description["residents"] == 300);
  CHECK(description["preview"]["of"] == 1200);
  CHECK(description["bills"][0]["grantUsd"] == Approx(150000.0));
  for (std::string const& run : studio.run(0)) studio.take(run);
  json const answer = asked(studio, "answer", json::object());
  CHECK(answer["text"].get<std::string>().empty());
  CHECK(answer["screens"][0]["facts"]["words"].get<std::string>().empty());
  CHECK(answer["screens"][0]["text"].get<std::string>().find("Preview of 300 of 1,200 residents") !=
        std::string::npos);
}

TEST_CASE("a changed plan goes on from usual care, with the same bytes as from the beginning") {
  Page const page;
  Studio studio = page.studio();
  json source = short_plan(page);
  asked(studio, "open", {{"source", source}});
  auto const before = studio.run(0);
  CHECK(studio.run(0) == before);
  // Each changes the plan, usual care, or both; usual care of the fourth is that of the second.
  for (char const* change :
       {"partnership.clinic.grant_usd_per_year=700000", "provider.therapists-west.fte=9",
        R"(evidence.distress.trait_share={value=0.65, source="test"})",
        "provider.therapists-west.fte=9", "partnership.clinic.start_week=20", "run.seed=4"}) {
    CAPTURE(change);
    json changed = source;
    changed["settings"].push_back(change);
    REQUIRE(asked(studio, "open", {{"source", changed}})["problems"] == json::array());
    Studio fresh = page.studio();
    asked(fresh, "open", {{"source", changed}});
    auto const runs = studio.run(0);
    CHECK(runs == fresh.run(0));
    CHECK(runs != before);
  }
}

TEST_CASE("bytes of another study, or cut off, are refused") {
  Page const page;
  Studio studio = page.studio();
  asked(studio, "open", {{"source", short_plan(page)}});
  std::string const run = studio.run(0).at(0);
  CHECK_THROWS(studio.take(run.substr(0, run.size() / 2)));
  CHECK_THROWS(studio.take(run + "x"));
  CHECK_THROWS(page.studio().take(run));
}

}  // namespace kith::studio
