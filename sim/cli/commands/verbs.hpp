#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// One verb of the command line, `kith NAME ...`.
struct Verb {
  std::string_view name;
  std::string_view usage;    ///< what follows the name, e.g. "FILE... [-o OUT.h5]"
  std::string_view meaning;  ///< half a line for `kith --help`
  int (*run)(std::vector<std::string> const& arguments);  ///< returns an exit code
};

/// Every verb of this program, in the order in which `kith --help` lists them.
std::span<Verb const> verbs();

// Each verb has a file of its own. `arguments` is what follows the verb. A verb handles `--help`
// itself, throws UsageError for a wrong command line, and lets other exceptions pass up to main.
int run_new(std::vector<std::string> const& arguments);
int run_run(std::vector<std::string> const& arguments);
int run_rerun(std::vector<std::string> const& arguments);
int run_verify(std::vector<std::string> const& arguments);
int run_diff(std::vector<std::string> const& arguments);
int run_community(std::vector<std::string> const& arguments);
int run_partnership(std::vector<std::string> const& arguments);
int run_check(std::vector<std::string> const& arguments);
int run_plan(std::vector<std::string> const& arguments);
int run_work(std::vector<std::string> const& arguments);
int run_status(std::vector<std::string> const& arguments);
int run_merge(std::vector<std::string> const& arguments);
int run_seek(std::vector<std::string> const& arguments);
int run_show(std::vector<std::string> const& arguments);
int run_export(std::vector<std::string> const& arguments);
int run_studio(std::vector<std::string> const& arguments);
int run_schema(std::vector<std::string> const& arguments);
int run_panel(std::vector<std::string> const& arguments);
int run_churn(std::vector<std::string> const& arguments);
int run_parameters(std::vector<std::string> const& arguments);

}  // namespace kith
