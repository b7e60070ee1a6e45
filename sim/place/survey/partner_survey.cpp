#include "kith/place/survey/partner_survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "kith/place/plain_name.hpp"
#include "kith/place/table/csv.hpp"
#include "kith/place/table/table_number.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

struct SurveyColumn {
  std::size_t at = 0;
  SurveyScale scale{};
};
struct SurveyColumns {
  std::array<std::optional<SurveyColumn>, survey_questions.size()> questions{};
  std::optional<std::size_t> organization{};
};

/// The parts of a header such as "Trust (1-5)".
struct Header {
  std::string name, scale;
};
Header parted(std::string const& text) {
  std::size_t const open = text.find('(');
  if (open == text.npos || !text.ends_with(')')) return {plain_name(text), ""};
  return {plain_name(text.substr(0, open)), text.substr(open + 1, text.size() - open - 2)};
}

bool has_answers(SurveyRow const& row) {
  return std::any_of(row.answers.begin(), row.answers.end(),
                     [](auto const& answer) { return answer.has_value(); });
}

class SurveyReader {
 public:
  SurveyReader(std::string const& file, std::optional<SurveyScale> scale, Problems& problems)
      : file_(file), scale_(scale), problems_(problems) {}

  SurveyColumns columns(CsvRow const& head) {
    SurveyColumns out;
    for (std::size_t i = 0; i < head.cells.size(); ++i) {
      auto const [name, scale] = parted(head.cells[i].text);
      if (name == "organization") out.organization = i;
      auto const found = std::find(survey_questions.begin(), survey_questions.end(), name);
      if (found == survey_questions.end()) continue;
      auto const question = static_cast<std::size_t>(found - survey_questions.begin());
      out.questions[question] = {i, scale_of(head, head.cells[i], name, scale)};
    }
    for (std::size_t k = 0; k < survey_questions.size(); ++k)
      if (!out.questions[k])
        wrong(head, 1, "",
              fmt::format("no column {} (must have trust, communication, goals, resources and "
                          "power, one row for each respondent)",
                          survey_questions[k]));
    return out;
  }

  SurveyRow row(CsvRow const& row, SurveyColumns const& columns) {
    SurveyRow out;
    if (columns.organization && *columns.organization < row.cells.size())
      out.organization = row.cells[*columns.organization].text;
    for (std::size_t k = 0; k < survey_questions.size(); ++k) {
      auto const& [at, scale] = *columns.questions[k];
      if (at < row.cells.size()) out.answers[k] = answer(row, row.cells[at], k, scale);
    }
    return out;
  }

  void wrong(CsvRow const& row, int column, std::string_view key, std::string what) {
    problems_.push_back({file_, row.line, column, std::string(key), std::move(what)});
  }

 private:
  SurveyScale scale_of(CsvRow const& head, CsvCell const& cell, std::string const& name,
                       std::string const& text) {
    if (auto const own = survey_scale(text)) return *own;
    if (!text.empty())
      wrong(head, cell.column, name,
            fmt::format("{} (must be a scale in parentheses, as {} (1-5))", revealed(cell.text),
                        name));
    else if (!scale_)
      wrong(head, cell.column, name,
            fmt::format("{} has no scale (write {} (1-5) in the header, or --scale 1-5)", name,
                        name));
    return scale_.value_or(SurveyScale{0.0, 1.0});
  }

  std::optional<double> answer(CsvRow const& row, CsvCell const& cell, std::size_t question,
                               SurveyScale scale) {
    TableNumber const read = table_number(cell.text, false);
    if (read.is_missing) return std::nullopt;
    std::string what = read.why;
    if (what.empty() && (read.value < scale.low || read.value > scale.high))
      what = fmt::format("{} (must be {}, the scale; empty where it was not answered)", cell.text,
                         in_words(Bounds{scale.low, scale.high}));
    if (!what.empty()) {
      wrong(row, cell.column, survey_questions[question],
            fmt::format("{} = {}", survey_questions[question], what));
      return std::nullopt;
    }
    return (read.value - scale.low) / (scale.high - scale.low);
  }

  std::string const& file_;
  std::optional<SurveyScale> scale_;
  Problems& problems_;
};

}  // namespace

std::optional<SurveyScale> survey_scale(std::string_view text) {
  for (std::string_view const dash : {"-", "–", " to "}) {
    std::size_t const at = text.find(dash, 1);
    if (at == text.npos) continue;
    TableNumber const low = table_number(text.substr(0, at), false),
                      high = table_number(text.substr(at + dash.size()), false);
    bool const both = low.why.empty() && high.why.empty() && !low.is_missing && !high.is_missing;
    if (both && low.value < high.value) return SurveyScale{low.value, high.value};
  }
  return std::nullopt;
}

std::vector<SurveyRow> read_survey(std::string_view text, std::string const& file,
                                   std::optional<SurveyScale> scale, Problems& problems) {
  std::size_t const before = problems.size();
  auto const rows = read_csv(text, file, problems);
  if (problems.size() > before) return {};
  if (rows.size() < 2) {
    problems.push_back({file, 1, 1, "", "no respondents (must have a row for each, below names)"});
    return {};
  }
  SurveyReader reader(file, scale, problems);
  SurveyColumns const columns = reader.columns(rows[0]);
  if (problems.size() > before) return {};
  std::vector<SurveyRow> survey;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row)
    if (SurveyRow read = reader.row(*row, columns); has_answers(read))
      survey.push_back(std::move(read));
  for (std::size_t k = 0; k < survey_questions.size(); ++k)
    if (problems.size() == before && answers_to(survey, k).count == 0)
      reader.wrong(rows[0], 1, survey_questions[k],
                   fmt::format("nobody answered {}", survey_questions[k]));
  return survey;
}

Answers answers_to(std::vector<SurveyRow> const& rows, std::size_t question,
                   std::string const& organization) {
  Answers out;
  double squares = 0.0;
  for (SurveyRow const& row : rows) {
    if (!row.answers[question] || (!organization.empty() && row.organization != organization))
      continue;
    double const step = *row.answers[question] - out.mean;
    out.mean += step / static_cast<double>(++out.count);
    squares += step * (*row.answers[question] - out.mean);
  }
  out.spread = out.count > 1 ? std::sqrt(squares / static_cast<double>(out.count - 1))
                             : std::numeric_limits<double>::quiet_NaN();
  return out;
}

}  // namespace kith
