#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kith/io/scenario/settings.hpp"
#include "kith/schema/form.hpp"

namespace kith {

/// State that the forms of all tables of one scenario share while it is read.
class Reading {
 public:
  Reading(Settings const& settings, Problems& problems)
      : settings_(settings), problems_(problems) {}

  void problem(Place place, std::string const& path, std::string const& message);
  void warning(Place place, std::string const& path, std::string const& message);
  /// Reports that a key is missing, unless a file could not be parsed, which was reported already.
  /// For keys of a file that was not found, reports once that there is no such file.
  void missing(Place place, std::string const& path, std::string const& message);

  void declare(std::string const& shown_path) { declared_.push_back(shown_path); }
  void unknown(Entry const& entry, std::string const& path, std::string const& shown_path,
               std::vector<std::string> const& siblings);
  void know(Kind kind, std::string const& id);
  /// The ids of this kind could not be read: do not report references to them.
  void forget(Kind kind) { forgotten_.insert(kind); }
  /// Expects an id to exist; `subject` begins the problem's message, e.g. `zone = "north"`.
  void expect(Kind kind, Place place, std::string const& path, std::string const& subject,
              std::string const& id);
  [[nodiscard]] int layer(Place place) const;
  /// Rows of the joint sample: the number of values of its first parameter.
  std::size_t rows_of_sample(std::size_t rows) { return rows_ == 0 ? rows_ = rows : rows_; }

  /// Checks what requires all tables to be read: references to ids, and unknown keys.
  void finish();
  [[nodiscard]] Problems const& warnings() const { return warnings_; }

 private:
  struct Expected {
    Kind kind;
    Place place;
    std::string path, subject, id;
  };
  struct Unknown {
    Place place;
    std::string path, shown_path, name;
    std::vector<std::string> siblings;
  };
  void check_reference(Expected const& expected);
  void check_unknown(Unknown const& unknown);

  Settings const& settings_;
  Problems& problems_;
  Problems warnings_;
  std::set<std::string> said_unfound_;
  std::size_t rows_ = 0;
  std::map<Kind, std::vector<std::string>> known_;
  std::set<Kind> forgotten_;
  std::vector<Expected> expected_;
  std::vector<Unknown> unknown_;
  std::vector<std::string> declared_;
};

/// The names of the table that a form reads.
struct TableName {
  std::string path;    ///< "partnership.clinic.outreach"
  std::string shown;   ///< "partnership.outreach", as headers are written
  std::string prefix;  ///< before the names of its keys in problems; "trait_share." for evidence
};

/// Reads one table. Reports every problem and then goes on with the previous value.
class ReadForm final : public Form {
 public:
  /// `table` is null if the files do not have it; problems then point to `place`.
  ReadForm(Reading& reading, Entry const* table, Place place, TableName name,
           std::vector<std::string> declared = {});

  void number(Field, Bounds, double&) override;
  void integer(Field, Bounds, int&) override;
  void flag(Field, bool&) override;
  void text(Field, std::string&) override;
  void texts(Field, std::vector<std::string>&) override;
  void choice(Field, std::span<std::string_view const>, int&) override;
  void reference(Field, Kind, std::string&) override;
  void references(Field, Kind, std::vector<std::string>&) override;
  void numbers_by_id(Field, Kind, Bounds, std::vector<std::pair<std::string, double>>&) override;
  void numbers(Field, Bounds, std::span<double>) override;
  void integers(Field, Bounds, std::vector<int>&) override;
  void evidence(Field, Bounds, Drawn, Evidence&) override;
  void cited(std::string_view unit, std::string& source, std::string& grade) override;
  void table(Field, std::function<void(Form&)> const&) override;
  void optional_table(Field, bool present, std::function<void(Form&)> const&) override;
  void tables(Field, Kind, std::size_t count, std::function<void(std::size_t)> const& resize,
              std::function<std::string&(std::size_t)> const& id,
              std::function<void(Form&, std::size_t)> const& describe) override;
  void tables_by_name(Field, std::size_t count, std::function<void(std::size_t)> const& resize,
                      std::function<std::string&(std::size_t)> const& name,
                      std::function<void(Form&, std::size_t)> const& describe) override;
  void known(Kind kind, std::string const& id) override { reading_.know(kind, id); }
  void problem(std::string_view name, std::string const& message) override;
  void warning(std::string_view name, std::string const& message) override;
  [[nodiscard]] bool is_newer(std::string_view name, std::string_view than) const override;

  /// Call it once all keys are declared: any other key in the table is unknown.
  void finish();

 private:
  [[nodiscard]] Entry const* find(std::string_view name) const;  ///< null if there is none
  [[nodiscard]] Place place_of(std::string_view name) const;     ///< of a key, else of the table
  Entry const* declare(Field const& field, bool required);
  Entry const* take(Field const& field);  ///< a value; reports a missing one or a table
  [[nodiscard]] std::string path_of(std::string_view name) const;
  [[nodiscard]] std::string shown_path_of(std::string_view name) const;
  void wrong(Field const& field, Value const& value, std::string const& must_be,
             std::string const& hint = "");
  void wrong_shape(Field const& field, Entry const& entry, std::string const& must_be);
  bool read_number(Field const& field, Value const& value, Bounds bounds, double& result);
  bool read_text(Field const& field, Value const& value, std::string& result);
  bool read_list(Field const& field, std::vector<Value>& list);
  void describe_child(Field const& field, Entry const* child,
                      std::function<void(Form&)> const& describe);
  void sample(Entry const& entry, Bounds bounds, std::vector<double>& result);
  void check_range(Field const& field, Entry const& entry);
  void check_override(Entry const& source);
  [[nodiscard]] Entry const& newest(Entry const& entry) const;

  Reading& reading_;
  Entry const* table_;
  Place place_;
  TableName name_;
  std::vector<std::string> declared_;
};

}  // namespace kith
