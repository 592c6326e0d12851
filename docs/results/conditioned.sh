#!/usr/bin/env bash
# One run that is shown its price, against a run for each price, on the yardstick; measured on the test split.
# Usage: docs/results/conditioned.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; PRICES; FRONT: more prices
# at which the one run alone is measured)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$1; shift
env="--env glimpse/GridShapesExists-v0"
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000"
split="--split test"

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps 300000 --set patience=0
  measure majority --agent majority
  train conditioned --agent ppo --init "$sup" --steps "${STEPS:-1000000}" --set reward.price=0.05 --set reward.priceUpTo=0.85
  for price in ${PRICES:-0.2 0.4 0.6 0.8}; do
    train "ppo-$price" --agent ppo --init "$sup" --steps 500000 --set reward.price="$price"
    measure "ppo-$price" --run "$runs/ppo-$price"
  done
  for price in ${PRICES:-0.2 0.4 0.6 0.8} ${FRONT-0.05 0.1 0.15 0.25 0.3 0.35 0.5 0.65 0.7 0.75 0.85}; do
    measure "conditioned-$price" --run "$runs/conditioned" --set reward.price="$price" --set reward.priceUpTo="$price"
  done
done
report "$out" "One run for all prices"
