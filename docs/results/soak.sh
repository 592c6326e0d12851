#!/usr/bin/env bash
# 10⁶ optimizer updates of PPO in one run (minibatches of 4 of the tiny chain); prints the resident set of the first and the
# last third, sampled every five seconds.
# Usage: docs/results/soak.sh OUT   (MMRL: the command to run, best a published mmrl: the samples are of its process)
set -euo pipefail
out=$1
mmrl=${MMRL:-artifacts/bin/MultiModalRL.Cli/release_linux-x64/mmrl}

mkdir -p "$out"
rm -rf "$out/run"
# 64 steps a rollout in 16 minibatches, four passes: one update a step.
$mmrl train --env tiny/Chain-v0 --agent ppo --steps 1000000 --set run.rows=4 --set rolloutSteps=16 \
  --set agent.minibatchSize=4 --quiet --out "$out/run" &
process=$!
: > "$out/rss.txt"
while kill -0 "$process" 2> /dev/null; do
  sleep 5
  awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$process/status" >> "$out/rss.txt" 2> /dev/null || true
done
wait "$process"
# The first seconds are the program's start.
tail -n +4 "$out/rss.txt" | awk '{ rss[NR] = $1 }
  END {
    third = int(NR / 3)
    for (i = 1; i <= third; i++) { first += rss[i] / third; last += rss[NR + 1 - i] / third }
    printf "first third %.1f MB, last third %.1f MB, growth %.2f %%\n", first, last, 100 * (last / first - 1)
  }'
