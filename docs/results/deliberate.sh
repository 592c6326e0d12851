#!/usr/bin/env bash
# Steps of reasoning that are paid for, on GridShapes: a supervised start with any number of steps, PPO from there, and fixed numbers of
# steps, measured on the test split, with response times.
# Usage: docs/results/deliberate.sh BENCHMARK OUT SEED…   (MMRL: the command to run, by default through dotnet run; EXAMPLES: of
# supervised learning; STEPS and PRICE: of PPO)
set -euo pipefail
. "$(dirname "$0")/study.sh"
env="--env deliberate/$1" out=$2
shift 2
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=10000" split="--split test"
price="--set reward.price=${PRICE:-0.1}"

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps "${EXAMPLES:-1000000}" --set agent.revealedShare=0.5 --set patience=0
  train ppo --agent ppo --init "$sup" --steps "${STEPS:-200000}" $price
  measure supervised --run "$sup" $price
  measure ppo --run "$runs/ppo" $price
  for more in 0 1 2; do
    measure "steps-$((more + 1))" --agent fixed-look --init "$sup" --set looks=$more $price
  done
done
report "$out" "Steps of reasoning on $1"
