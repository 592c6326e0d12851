#!/usr/bin/env bash
# The yardstick over seeds: supervised start, PPO, its ablations, and the threshold rule, all measured on the test split.
# Usage: docs/results/exists.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; ABLATIONS:
# names or "all")
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$1; shift
env="--env glimpse/GridShapesExists-v0"
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000"
price="--set reward.price=0.4"
split="--split test $price"

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps 300000 $price --set patience=0
  measure threshold --agent threshold --init "$sup"
  train ppo --agent ppo --init "$sup" --steps "${STEPS:-500000}" $price
  measure ppo --run "$runs/ppo"
  ablate 0.4 500000
done
report "$out" "The yardstick over seeds"
