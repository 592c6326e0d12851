#!/usr/bin/env bash
# The resident set of a long PPO run on CartPole with 4 rows, sampled five times a second: one line a run, in MB, with the
# means of its first and last thirds.
# Usage: docs/results/memory.sh OUT [STEPS]   (MMRL: the command to run, best a published mmrl: the samples are of its process)
set -euo pipefail
out=$1
steps=${2:-500000}
mmrl=${MMRL:-artifacts/bin/MultiModalRL.Cli/release_linux-x64/mmrl}

mkdir -p "$out"
rm -rf "$out/run"
$mmrl train --env classic/CartPole-v1 --agent ppo --preset cleanrl-classic --steps "$steps" --seed 1 --quiet --out "$out/run" &
process=$!
: > "$out/rss.txt"
while kill -0 "$process" 2> /dev/null; do
  awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$process/status" >> "$out/rss.txt" 2> /dev/null || true
  sleep 0.2
done
wait "$process"
# The first second is the program's start.
tail -n +6 "$out/rss.txt" | awk '
  { rss[NR] = $1; if ($1 > peak) peak = $1 }
  END {
    third = int(NR / 3)
    for (i = 1; i <= third; i++) { first += rss[i] / third; last += rss[NR + 1 - i] / third }
    printf "samples %d, first third %.1f, last third %.1f, growth %.2f %%, peak %.1f\n", NR, first, last, 100 * (last / first - 1), peak
  }'
