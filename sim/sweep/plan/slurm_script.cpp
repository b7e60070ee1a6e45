#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/sweep/plan/pilot.hpp"

namespace kith {
namespace {

// For a shell, in single quotes.
std::string quoted(std::string const& text) {
  std::string out = "'";
  for (char const c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// Hours that a task asks for: half as much again as its part should take, whole hours, at least
/// one. What is not enough comes back by itself.
int hours_of_task(Plan const& plan, int threads) {
  double const hours = cost_of(plan, threads).core_hours / plan.shards / std::max(1, threads) * 1.5;
  return static_cast<int>(std::clamp(std::ceil(hours), 1.0, 24.0));
}

constexpr std::string_view script_body = R"(
# Slurm sends SIGTERM to this script two minutes before the time is up; kith then keeps what is done
# and ends with 75, and the task puts itself back into the queue.
kith work "$folder" --shard slurm --threads "$SLURM_CPUS_PER_TASK" --progress plain &
worker=$!
trap 'kill -TERM $worker 2>/dev/null' TERM INT USR1
wait $worker
code=$?
while kill -0 $worker 2>/dev/null; do  # a signal ends `wait` before the worker has ended
  wait $worker
  code=$?
done
if [ $code -eq 75 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 50 ]; then
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit $code
)";

}  // namespace

std::string slurm_script(Plan const& plan, std::filesystem::path const& folder, int threads) {
  std::string const where = std::filesystem::absolute(folder).lexically_normal().string();
  double const memory = cost_of(plan, threads).memory_mb * 1.5 + 100.0;
  return fmt::format(
      "#!/bin/bash\n"
      "# {} runs in {} tasks. Hand in with: sbatch submit.sbatch\n"
      "#SBATCH --job-name=kith-{}\n"
      "#SBATCH --array=0-{}\n"
      "#SBATCH --cpus-per-task={}\n"
      "#SBATCH --mem={:.0f}M\n"
      "#SBATCH --time={:02}:00:00\n"
      "#SBATCH --signal=B:TERM@120\n"
      "#SBATCH --requeue\n"
      "#SBATCH --open-mode=append\n"
      "#SBATCH --output={}/logs/%A_%a.log\n"
      "folder={}\n{}",
      plan.unit_count(), plan.shards, plan.sweep.id, plan.shards - 1, threads, std::ceil(memory),
      hours_of_task(plan, threads), where, quoted(where), script_body);
}

}  // namespace kith
