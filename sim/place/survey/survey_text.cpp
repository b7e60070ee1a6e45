#include "kith/place/survey/survey_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/place/text/toml_text.hpp"

namespace kith {
namespace {

constexpr std::size_t few_answers = 5;  // below, one moves a lever by a fifth or more [assumed]

/// "mean 0.62, spread 0.21, of 8".
std::string told(Answers const& of) {
  return of.count > 1
             ? fmt::format("mean {:.2f}, spread {:.2f}, of {}", of.mean, of.spread, of.count)
             : fmt::format("{:.2f}, of one respondent", of.mean);
}

class SurveyText {
 public:
  SurveyText(std::vector<SurveyRow> const& rows, SurveyedPartnership const& of,
             std::string const& source)
      : rows_(rows), of_(of), source_(source) {}

  std::string whole() {
    head();
    partnership();
    goals();
    trust();
    return out_.text();
  }

 private:
  [[nodiscard]] Answers answers(SurveyQuestion question,
                                std::string const& organization = "") const {
    return answers_to(rows_, static_cast<std::size_t>(question), organization);
  }

  /// The organizations that respondents name, each once.
  [[nodiscard]] std::vector<std::string> organizations() const {
    std::vector<std::string> all;
    for (SurveyRow const& row : rows_)
      if (!row.organization.empty() &&
          std::find(all.begin(), all.end(), row.organization) == all.end())
        all.push_back(row.organization);
    return all;
  }

  void head() {
    out_.comment(fmt::format("What {} members say of the partnership ({}), answers as 0 to 1.",
                             rows_.size(), source_));
    if (rows_.size() < few_answers)
      out_.comment("With so few, each answer moves a lever by a fifth or more.");
    if (of_.extends.empty()) {
      out_.comment("Put these tables into your scenario, under its own ids.");
    } else {
      out_.put("format", "1");
      out_.words("extends", of_.extends);
      out_.blank();
      out_.words("id", of_.new_id);
    }
    out_.blank();
  }

  void partnership() {
    Answers const talk = answers(SurveyQuestion::communication);
    Answers const money = answers(SurveyQuestion::resources);
    Answers const power = answers(SurveyQuestion::power);
    out_.item("partnership", of_.id);
    out_.put("meetings_per_month", "1",
             "communication rises to the share of meetings that are held");
    out_.put("meetings_held_share", fmt::format("{:.2f}", talk.mean),
             fmt::format("communication: {}", told(talk)));
    out_.put("shared_power", fmt::format("{:.2f}", power.mean),
             fmt::format("power: {}", told(power)));
    out_.comment(
        fmt::format("resources: {}. No key holds them: Kith derives them from money, as the weeks "
                    "that it lasts",
                    told(money)));
    out_.comment(
        fmt::format("divided by {:.0f}. This answer would be {:.0f} weeks: compare the bill of "
                    "kith check, and adjust the grant.",
                    full_runway_weeks, money.mean * full_runway_weeks));
    out_.blank();
  }

  /// By organization if respondents give theirs, else for all.
  void goals() {
    Answers const all = answers(SurveyQuestion::goals);
    if (of_.partners.empty())
      out_.comment(fmt::format("goals: {}. Set wants_goals of each partner:", told(all)));
    std::vector<std::string> partners = of_.partners;
    for (std::string const& named : organizations())
      if (std::find(partners.begin(), partners.end(), named) == partners.end()) {
        if (of_.partners.empty())
          partners.push_back(named);
        else
          out_.comment(named + " is not a partner: its answers count in the means of all.");
      }
    for (std::string const& partner : partners) {
      Answers const own = answers(SurveyQuestion::goals, partner);
      out_.item("organization", partner);
      out_.put("wants_goals", fmt::format("{:.2f}", own.count > 0 ? own.mean : all.mean),
               own.count > 0 ? fmt::format("goals: {}", told(own))
                             : fmt::format("goals: {}, all partners", told(all)));
    }
    if (partners.empty()) {
      out_.comment("[[organization]]");
      out_.comment("id = \"...\"");
      out_.comment(fmt::format("wants_goals = {:.2f}", all.mean));
    }
    out_.blank();
  }

  /// The range covers the likely mean: 1.96 standard errors, or everything with one respondent.
  void trust() {
    constexpr double normal_95 = 1.96, least = 0.02;
    Answers const trust = answers(SurveyQuestion::trust);
    double const error =
        trust.count > 1 ? normal_95 * trust.spread / std::sqrt(static_cast<double>(trust.count))
                        : 1.0;
    double const half = std::max(least, error);
    out_.table("evidence.partnership");
    out_.put(
        "trust_start",
        fmt::format("{{ value = {:.2f}, range = [{:.2f}, {:.2f}], source = {}, grade = "
                    "\"observational\" }}",
                    trust.mean, std::max(0.0, trust.mean - half), std::min(1.0, trust.mean + half),
                    as_text(fmt::format("{}: trust, {}", source_, told(trust)))));
  }

  std::vector<SurveyRow> const& rows_;
  SurveyedPartnership const& of_;
  std::string const& source_;
  TomlText out_;
};

}  // namespace

std::string survey_text(std::vector<SurveyRow> const& rows, SurveyedPartnership const& of,
                        std::string const& source) {
  return SurveyText(rows, of, source).whole();
}

}  // namespace kith
