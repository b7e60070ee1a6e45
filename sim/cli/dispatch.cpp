#include "kith/cli/dispatch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/machine/other_program.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/tables/table_file.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/work/checkpoint.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {

namespace {

struct PythonVerb {
  std::string_view name;
  std::string_view meaning;
};

// `kith NAME` runs `kith-NAME`, which comes with the Python package.
constexpr PythonVerb python_verbs[] = {
    {"report", "one page about a result, for people who have never seen a simulation"},
    {"memo", "one Letter page about a result, for the office, or three slides; English or Spanish"},
    {"appendix", "a reporting standard or a logic model, filled in from a result"},
    {"figures", "the figures of a result"},
    {"sensitivity", "indices of a merged sweep: which of what was varied matters"},
    {"choose", "the best of some scenarios, with a stated probability"},
    {"allocate", "the best portfolio of programs and doses for a budget"},
    {"worth", "what it is worth to know uncertain numbers before choosing"},
    {"fails", "under which uncertain numbers a scenario gains nothing"},
    {"cite", "the sources that a scenario or a result rests on"},
    {"patterns", "what usual care gives where the field has a figure"},
    {"posts", "what usual care gives with fewer and more therapists and prescribers"},
    {"against", "simulated counties and the shock of 2020 against what was observed"},
    {"calibrate", "which values of the fitted numbers agree with the field"},
    {"ledger", "every assumption of a scenario, its grade and its influence"},
    {"trials", "published trials, replayed: one page and one figure"},
    {"workbook", "the tables of `kith export` as one .xlsx"},
    {"library", "runs the scenarios that a page names and writes their numbers into it"},
};

void print_help() {
  fmt::print("Kith {} - a simulation of mental health partnerships\n\nusage: kith VERB ...\n\n",
             version);
  for (auto const& verb : verbs()) fmt::print("  {:<11} {}\n", verb.name, verb.meaning);
  fmt::print(
      "\nWith the Python package (in the wheel; from a checkout: pip install ./analysis):\n");
  for (auto const& verb : python_verbs) fmt::print("  {:<11} {}\n", verb.name, verb.meaning);
  fmt::print(
      "`kith VERB --help` tells more about each.\n"
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 scenario invalid, 4 input/output, 5 memory,\n"
      "6 locked by another run, 7 planned or kept by another version or scenario, 8 finished but "
      "some runs failed,\n"
      "75 stopped with everything kept: run it again, 128 + n stopped by signal n.\n");
}

int unknown_verb(std::string const& name) {
  std::vector<std::string> names;
  for (auto const& verb : verbs()) names.emplace_back(verb.name);
  for (auto const& other : python_verbs) {
    if (name == other.name) {
      print_message(
          "kith: `kith {}` comes with the Python package, and kith-{} is neither beside this "
          "program "
          "nor on PATH (from a checkout: pip install ./analysis)\n",
          name, name);
      return exit_usage;
    }
    names.emplace_back(other.name);
  }
  std::string const help = name[0] == '-' ? "option" : "verb";
  print_message("kith: unknown {} '{}'{}\n`kith --help` lists the verbs.\n", help, name,
                did_you_mean(name, names));
  return exit_usage;
}

int fail(int code, std::string const& message) {
  print_message("kith: {}\n", message);
  return code;
}

// What was thrown becomes a line on stderr and an exit code.
int explain(std::exception_ptr const& thrown, std::string_view verb) {
  try {
    std::rethrow_exception(thrown);
  } catch (UsageError const& wrong) {
    return fail(exit_usage,
                fmt::format("{}\n`kith {} --help` tells how to use it.", wrong.what(), verb));
  } catch (LockedError const& locked) {
    return fail(exit_locked, locked.what());
  } catch (ShardInUse const& busy) {
    return fail(exit_locked, busy.what());
  } catch (CheckpointRefused const& refused) {
    return fail(exit_checkpoint, refused.what());
  } catch (OutputError const& failure) {
    return fail(exit_io, failure.what());
  } catch (TableError const& failure) {
    return fail(exit_io, failure.what());
  } catch (std::filesystem::filesystem_error const& failure) {
    return fail(exit_io, fmt::format("{}: {}", failure.path1().string(), failure.code().message()));
  } catch (std::bad_alloc const&) {
    return fail(exit_memory, "out of memory (fewer residents, replicates or threads need less)");
  } catch (std::exception const& failure) {
    if (std::ferror(stdout) != 0) return explain_lost_output();
    return fail(exit_failed, failure.what());
  }
}

}  // namespace

int explain_lost_output() {
  if (errno == EPIPE) return exit_signal + SIGPIPE;
  return fail(exit_io, "cannot write to standard output");
}

int dispatch(std::vector<std::string> const& arguments) {
  if (arguments.empty()) {
    print_help();
    return exit_usage;
  }
  std::string const& name = arguments[0];
  if (name == "--help" || name == "-h" || name == "help") {
    print_help();
    return exit_done;
  }
  if (name == "--version") {
    fmt::print("{}\n", this_source());
    return exit_done;
  }
  auto const all = verbs();
  auto const verb =
      std::find_if(all.begin(), all.end(), [&](Verb const& v) { return v.name == name; });
  if (verb == all.end()) {
    if (name.find('/') == name.npos)
      become("kith-" + name, {arguments.begin() + 1, arguments.end()});
    return unknown_verb(name);
  }
  try {
    return verb->run({arguments.begin() + 1, arguments.end()});
  } catch (...) {
    return explain(std::current_exception(), verb->name);
  }
}

}  // namespace kith
