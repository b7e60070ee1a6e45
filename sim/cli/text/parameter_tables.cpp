#include "kith/cli/text/parameter_tables.hpp"

#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "kith/cli/text/csv.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

std::string number(double value) {
  return std::isnan(value) ? "" : as_number(value);
}

std::string range(ParameterInfo const& info) {
  if (!info.is_evidence()) return "";
  return fmt::format("{} to {}", number(info.range_low), number(info.range_high));
}

std::string as_text_page(std::vector<ParameterInfo> const& list) {
  std::string page;
  for (auto const& info : list) {
    std::string const unit = info.unit.empty() || info.unit == "1" ? "" : " " + info.unit;
    page += fmt::format("{} = {}{}\n    {} ({})\n", info.path, info.text, unit, info.meaning,
                        info.allowed);
    if (info.is_evidence()) {
      page += fmt::format("    {}, plausible {}{}: {}\n", info.grade, range(info),
                          info.drawn ? ", drawn by each replicate" : "", info.source);
    } else if (!info.source.empty()) {
      page += fmt::format("    {}: {}\n", info.grade, info.source);
    }
  }
  return page;
}

std::string as_csv(std::vector<ParameterInfo> const& list) {
  std::string page =
      "path,type,value,unit,low,high,range_low,range_high,grade,drawn,meaning,source,programs\n";
  for (auto const& info : list) {
    auto const type = parameter_type_names[static_cast<std::size_t>(info.type)];
    page +=
        fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_cell(info.path), type,
                    csv_cell(info.text), csv_cell(info.unit), number(info.low), number(info.high),
                    number(info.range_low), number(info.range_high), info.grade, info.drawn ? 1 : 0,
                    csv_cell(info.meaning), csv_cell(info.source), info.programs);
  }
  return page;
}

nlohmann::ordered_json or_null(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json();
}

std::string as_json(std::vector<ParameterInfo> const& list) {
  auto array = nlohmann::ordered_json::array();
  for (auto const& info : list) {
    array.push_back({{"path", info.path},
                     {"type", parameter_type_names[static_cast<std::size_t>(info.type)]},
                     {"value", or_null(info.value)},
                     {"text", info.text},
                     {"unit", info.unit},
                     {"allowed", info.allowed},
                     {"low", or_null(info.low)},
                     {"high", or_null(info.high)},
                     {"range_low", or_null(info.range_low)},
                     {"range_high", or_null(info.range_high)},
                     {"grade", info.grade},
                     {"drawn", info.drawn},
                     {"meaning", info.meaning},
                     {"source", info.source},
                     {"programs", info.programs}});
  }
  return array.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string table_of(std::string_view path) {
  auto const dot = path.rfind('.');
  return dot == std::string_view::npos ? "" : std::string(path.substr(0, dot));
}

std::string barred(std::string const& text) {
  std::string result;
  for (char const c : text) result += c == '|' ? std::string("\\|") : std::string(1, c);
  return result;
}

std::string as_markdown(std::vector<ParameterInfo> const& list) {
  std::string page;
  std::string table = "-";
  for (auto const& info : list) {
    if (std::string const next = table_of(info.path); next != table) {
      table = next;
      page += fmt::format(
          "\n## {}\n\n| key | value | unit | allowed | meaning | evidence |\n"
          "|---|---|---|---|---|---|\n",
          table.empty() ? "top of the file" : "`" + table + "`");
    }
    std::string const key = table.empty() ? info.path : info.path.substr(table.size() + 1);
    std::string const evidence =
        info.is_evidence()    ? fmt::format("{}, {}: {}", info.grade, range(info), info.source)
        : info.source.empty() ? ""
                              : fmt::format("{}: {}", info.grade, info.source);
    page += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", key, barred(info.text), info.unit,
                        info.allowed, barred(info.meaning), barred(evidence));
  }
  return page;
}

}  // namespace

ParameterStyle* parameter_table(std::string_view style) {
  if (style == "text") return as_text_page;
  if (style == "csv") return as_csv;
  if (style == "json") return as_json;
  if (style == "markdown") return as_markdown;
  return nullptr;
}

}  // namespace kith
