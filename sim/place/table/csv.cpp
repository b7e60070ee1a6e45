#include "kith/place/table/csv.hpp"

#include <optional>

namespace kith {
namespace {

// Bytes of the character that begins with `lead`, 0 if none does.
std::size_t bytes_of_character(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The position where a text stops being UTF-8.
std::optional<std::size_t> first_wrong_byte(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const bytes = bytes_of_character(static_cast<unsigned char>(text[i]));
    if (bytes == 0 || i + bytes > text.size()) return i;
    for (std::size_t k = 1; k < bytes; ++k)
      if (!continues(text[i + k])) return i;
    i += bytes;
  }
  return std::nullopt;
}

// Reads a table from its first character to its last.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] int line() const { return line_; }

  CsvRow row() {
    CsvRow out{line_, {}};
    for (bool more = true; more;) {
      CsvCell read = cell();
      out.cells.push_back(std::move(read));
      more = !at_end() && text_[at_] == ',';
      if (more) step();
    }
    end_line();
    return out;
  }
  [[nodiscard]] bool is_open() const { return open_; }

 private:
  void step() {
    if (!continues(text_[at_])) ++column_;
    ++at_;
  }
  void new_line() {
    ++line_;
    column_ = 1;
  }
  void end_line() {
    if (at_end()) return;
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    new_line();
  }
  CsvCell cell() {
    CsvCell out{"", column_};
    if (!at_end() && text_[at_] == '"') quoted(out.text);
    while (!at_end() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
      out.text += text_[at_];
      step();
    }
    return out;
  }
  void quoted(std::string& out) {
    step();
    for (; !at_end(); step()) {
      if (text_[at_] == '"' && text_.substr(at_, 2) != "\"\"") return step();
      if (text_[at_] == '"') step();
      out += text_[at_];
      if (text_[at_] == '\n') new_line();
    }
    open_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  bool open_ = false;
};

bool is_empty(CsvRow const& row) {
  return row.cells.size() == 1 && row.cells[0].text.find_first_not_of(" \t") == std::string::npos;
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, std::string const& file, Problems& problems) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // written by spreadsheet programs
  if (auto const wrong = first_wrong_byte(text)) {
    auto const before = text.substr(0, *wrong);
    int line = 1, column = 1;
    for (char const c : before) {
      if (c == '\n') ++line;
      column = c == '\n' ? 1 : column + (continues(c) ? 0 : 1);
    }
    problems.push_back(
        {file, line, column, "", "this letter is not UTF-8 (save the table as \"CSV UTF-8\")"});
    return {};
  }
  CsvReader reader(text);
  std::vector<CsvRow> rows;
  while (!reader.at_end()) {
    CsvRow row = reader.row();
    if (reader.is_open()) {
      problems.push_back({file, row.line, 1, "", "a quoted cell of this row never ends"});
      return {};
    }
    if (!is_empty(row)) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace kith
