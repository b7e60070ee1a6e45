#pragma once

#include <set>
#include <string>

#include "kith/io/scenario/settings.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// Makes the study of a sweep, reads its table, completes what varies with the declarations of the
/// numbers themselves, and appends errors to `problems`.
void check_sweep(Sweep& sweep, Settings const& settings, std::string const& file,
                 Problems& problems);

/// Completes a varied number with its own declaration. Returns what is wrong with varying it, or an
/// empty text.
std::string complete_vary(Vary& vary, ParameterInfo const& info, Method method);

/// "; did you mean 'partnership.clinic.outreach.workers_fte'?" for "outreach.workers_fte" or
/// "partnership.outreach.workers_fte": the path with the missing ids, else the nearest one; or
/// empty.
std::string path_meant(std::string const& typed, std::vector<std::string> const& paths);

/// Why a value does not fit a whole number or a flag; empty if it does.
std::string not_whole(Vary const& vary, double value);

/// Reads the CSV of method "table": a header of paths, then one row of values per sample. Fills
/// `varies` if the sweep names none. Keys in `worded` take names and lists.
void read_table(Sweep& sweep, std::string const& path, std::set<std::string> const& worded,
                Problems& problems);

}  // namespace kith
