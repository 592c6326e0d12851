#!/usr/bin/env bash
# The learning agents on the yardstick, each with its defaults, from the same supervised start; measured on the test split.
# Usage: docs/results/agents.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; AGENTS: which;
# ABLATIONS=1 for those of grpo)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$1; shift
env="--env glimpse/GridShapesExists-v0"
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000 --set reward.price=0.4"
split="--split test"

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps 300000 --set patience=0
  measure supervised --run "$sup"
  for agent in ${AGENTS:-ppo a2c reinforce grpo dqn dagger}; do
    train "$agent" --agent "$agent" --init "$sup" --steps "${STEPS:-500000}"
    measure "$agent" --run "$runs/$agent"
  done
  [ -n "${ABLATIONS:-}" ] || continue
  for option in normalizeByDeviation=true gatesRewards=false; do
    train "grpo-$option" --agent grpo --init "$sup" --steps "${STEPS:-500000}" --set "agent.$option"
    measure "grpo-$option" --run "$runs/grpo-$option"
  done
done
report "$out" "Agents on the yardstick"
