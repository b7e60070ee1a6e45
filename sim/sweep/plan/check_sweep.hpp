#pragma once

#include <set>
#include <string>

#include "kith/io/scenario/settings.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// Makes the study of a sweep, reads its table, completes what varies by what the numbers
/// themselves declare, and appends to `problems` what does not fit.
void check_sweep(Sweep& sweep, Settings const& settings, std::string const& file,
                 Problems& problems);

/// Completes a number that varies by what it declares itself. Returns what is wrong with varying
/// it, or an empty text.
std::string complete_vary(Vary& vary, ParameterInfo const& info, Method method);

/// "; did you mean 'partnership.clinic.outreach.workers_fte'?" of "outreach.workers_fte" or
/// "partnership.outreach.workers_fte": with the ids that were left out, else the nearest; or
/// nothing.
std::string path_meant(std::string const& typed, std::vector<std::string> const& paths);

/// Why a value does not fit a number that is whole, or a flag; empty where it does.
std::string not_whole(Vary const& vary, double value);

/// Reads the CSV of method "table": a header of paths, then a row of values a sample. Fills
/// `varies` where the sweep names none. Keys of `worded` take names and lists.
void read_table(Sweep& sweep, std::string const& path, std::set<std::string> const& worded,
                Problems& problems);

}  // namespace kith
