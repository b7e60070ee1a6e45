#include "kith/sweep/plan/slurm_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include "kith/ground/clean_text.hpp"
#include "kith/ground/shell_word.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/sweep/plan/pilot.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_tasks = 1000;  // Slurm's MaxArraySize is 1001 unless a cluster says more
constexpr std::string_view directive = "#SBATCH ", planned = "# Planned by Kith: ";

constexpr std::string_view script_body = R"(
# The folder may have been moved or copied since: then its plan lies beside the script handed in.
script=$(scontrol show job "$SLURM_JOB_ID" 2>/dev/null | sed -n 's/^ *Command=//p' | head -n 1)
if [ -f "${script%/*}/plan.json" ]; then folder=${script%/*}; fi
mkdir -p -- "$folder/logs"
exec >>"$folder/logs/${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}.log" 2>&1
[ -x "$kith" ] || kith=$(command -v kith)
if [ -z "$kith" ]; then
  echo "kith is neither where it was at planning nor on PATH: change the line kith=... of $script"
  exit 127
fi

# Two minutes before the time is up, Slurm sends USR1 to this script alone. Kith then keeps what is
# done and ends with 75, and the task puts itself back into the queue. TERM, which Slurm sends to
# Kith, too, means that somebody cancels or moves the task: it never comes back by itself.
time_is_up=no cancelled=no
"$kith" work "$folder" --shard "slurm/$tasks" --threads "$SLURM_CPUS_PER_TASK" --progress plain &
worker=$!
trap 'signaled=yes time_is_up=yes; kill -USR1 $worker 2>/dev/null' USR1
trap 'signaled=yes cancelled=yes' TERM INT
code=129 signaled=yes
while [ $signaled = yes ] && [ $code -gt 128 ]; do  # a signal ends `wait` before the worker ends
  signaled=no
  wait $worker
  code=$?
done
if [ $code -eq 75 ] && [ $time_is_up = yes ] && [ $cancelled = no ] &&
  [ "${SLURM_RESTART_COUNT:-0}" -lt 50 ]; then
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit $code
)";

std::string key_of(std::string const& option) {
  return option.substr(0, option.find('='));
}

std::vector<std::string> words_of(std::string const& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// A user's edits of an earlier script: Kith's own options precede the line that lists them, the
/// user's mostly follow it.
class Earlier {
 public:
  explicit Earlier(std::string const& script) {
    std::vector<std::string> above;
    std::istringstream in(script);
    for (std::string line; std::getline(in, line);) {
      if (line.rfind(planned, 0) == 0) written_ = words_of(line.substr(planned.size()));
      if (line.rfind(directive, 0) != 0 || fault_in_text(line)) continue;
      (written_.empty() ? above : own_).push_back(line.substr(directive.size()));
    }
    std::vector<std::string> changed;
    for (auto const& option : above) (has(written_, option) ? left_ : changed).push_back(option);
    own_.insert(own_.begin(), changed.begin(), changed.end());
  }
  [[nodiscard]] std::vector<std::string> const& own() const { return own_; }
  /// Whether the user removed or changed the option that Kith wrote for this key.
  [[nodiscard]] bool took_out(std::string const& key) const {
    return std::any_of(written_.begin(), written_.end(), [&](std::string const& option) {
      return key_of(option) == key && !has(left_, option);
    });
  }

 private:
  static bool has(std::vector<std::string> const& all, std::string const& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }
  std::vector<std::string> written_, left_, own_;
};

/// How a plan is divided among the tasks of an array.
struct Tasks {
  std::size_t count = 1;
  std::size_t runs = 1;  ///< of the task with the most
  std::size_t threads = 1;
};

/// A user whose cluster allows only smaller arrays may have written --array=0-LAST.
std::size_t most_tasks_of(Earlier const& earlier) {
  constexpr std::string_view option = "--array=0-";
  for (std::string const& own : earlier.own()) {
    if (own.rfind(option, 0) != 0) continue;
    unsigned last = 0;
    auto const [end, error] =
        std::from_chars(own.data() + option.size(), own.data() + own.size(), last);
    bool const whole = end == own.data() + own.size() || *end == '%';
    if (error == std::errc() && whole) return std::size_t{last} + 1;
  }
  return most_tasks;
}

std::size_t tasks_by_default(Plan const& plan) {
  return std::min(most_tasks, static_cast<std::size_t>(plan.shards));
}

/// No more threads than the work can use: a run can use as many as it has blocks of residents.
Tasks tasks_of(Plan const& plan, int most_threads, Earlier const& earlier) {
  Tasks out;
  out.count = std::min(most_tasks_of(earlier), static_cast<std::size_t>(plan.shards));
  auto const shards = static_cast<std::size_t>(plan.shards);
  std::size_t const runs_of_shard = (plan.unit_count() + shards - 1) / shards;
  out.runs = (shards + out.count - 1) / out.count * runs_of_shard;
  auto const residents = static_cast<std::size_t>(plan.sweep.study.scenarios[0].margins.residents);
  std::size_t const blocks = (residents + block_rows - 1) / block_rows;
  out.threads =
      std::clamp(blocks * runs_of_shard, std::size_t{1}, static_cast<std::size_t>(most_threads));
  return out;
}

/// Hours that a task requests: one and a half times what its part should take, in whole hours, at
/// least one. Unfinished tasks requeue themselves, so a day suffices unless one run needs more.
int hours_of_task(Plan const& plan, Tasks const& tasks) {
  double const of_run = plan.pilot.core_seconds / 3600.0 * 1.5;
  double const of_all =
      of_run * static_cast<double>(tasks.runs) / static_cast<double>(tasks.threads);
  return static_cast<int>(std::max(std::clamp(std::ceil(of_all), 1.0, 24.0), std::ceil(of_run)));
}

std::vector<std::string> options_of(Plan const& plan, Tasks const& tasks) {
  std::vector<std::string> options = {fmt::format("--job-name=kith-{}", plan.sweep.id),
                                      fmt::format("--array=0-{}", tasks_by_default(plan) - 1),
                                      fmt::format("--cpus-per-task={}", tasks.threads)};
  if (plan.pilot.units > 0) {  // else unknown, and a guess could kill tasks
    double const memory = cost_of(plan, static_cast<int>(tasks.threads)).memory_mb * 1.5 + 100.0;
    options.push_back(fmt::format("--mem={:.0f}M", std::ceil(memory)));
  }
  options.push_back(fmt::format("--time={:02}:00:00", hours_of_task(plan, tasks)));
  for (auto const* always : {"--signal=B:USR1@120", "--requeue", "--open-mode=append",
                             "--output=/dev/null"})  // the script opens a log beside its plan
    options.emplace_back(always);
  return options;
}

std::string full_path(fs::path const& path) {
  return fs::absolute(path).lexically_normal().string();
}

}  // namespace

SlurmScript slurm_script(Plan const& plan, SlurmRequest const& request) {
  std::string folder = full_path(request.folder);
  if (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  Earlier const earlier(request.before);
  SlurmScript out;
  out.kept = earlier.own();
  out.commands_differ =
      !request.before.empty() && request.before.find(script_body) == std::string::npos;
  Tasks const tasks = tasks_of(plan, request.threads, earlier);
  std::vector<std::string> const options = options_of(plan, tasks);
  out.text = fmt::format(
      "#!/bin/bash\n"
      "# {} runs in {} tasks. Submit with: sbatch {}\n"
      "# Add options such as --account, change or remove them: kith plan keeps your changes.\n",
      plan.unit_count(), tasks.count, shell_word(folder + "/submit.sbatch"));
  for (auto const& option : options)
    if (!earlier.took_out(key_of(option))) out.text += fmt::format("{}{}\n", directive, option);
  out.text += fmt::format("{}{}\n", planned, fmt::join(options, " "));
  for (auto const& option : out.kept) out.text += fmt::format("{}{}\n", directive, option);
  out.text += fmt::format("tasks={}  # of --array; shards are divided among them\n", tasks.count);
  out.text += fmt::format("kith={}\nfolder={}\n{}", shell_word(full_path(request.program)),
                          shell_word(folder), script_body);
  return out;
}

}  // namespace kith
