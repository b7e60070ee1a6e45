#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/io/results/temporary_file.hpp"
#include "kith/study/panel.hpp"

namespace kith {

/// The two tables of a panel, weeks.csv and people.csv in a folder, each under a temporary name
/// until both are whole. `kith panel --help` explains their columns.
class PanelTables {
 public:
  /// Throws OutputError if they cannot be written, or if they exist and may not be replaced.
  PanelTables(std::filesystem::path const& folder, Study const& study, bool replace);
  void add(int replicate, PanelWeek const& week);
  void add(int replicate, std::vector<PanelPerson> const& people);
  void publish();

 private:
  std::vector<std::string> scenario_ids_, group_ids_, zone_ids_, programs_;
  TemporaryFile weeks_, people_;
};

}  // namespace kith
