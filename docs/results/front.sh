#!/usr/bin/env bash
# All kinds of GridShapes: PPO as a front over prices, against every fixed number of looks and a range of thresholds.
# Measured on 20,000 examples of generated data (benchmark.seed=29) that nothing was trained or chosen on.
# Usage: docs/results/front.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; PRICES, STEPS;
# ABLATIONS: names or "all", at λ = 0.12)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$1; shift
env="--env glimpse/GridShapes-v0" world=""
split="--split test --set benchmark.seed=29 --set benchmark.testExamples=20000"
prices=${PRICES:-0.01 0.02 0.03 0.05 0.12 0.2 0.3 0.5 0.7 0.72 0.75 0.78 0.8 0.85 0.98}

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps 3000000 --set agent.revealedShare=0.5 --set validateEvery=100000
  measure supervised --run "$sup"
  measure majority --agent majority
  for price in $prices; do
    # Where hardly a look is worth its price: no bias towards looking at first, and twice the steps.
    case $price in 0.9*) settings="--steps ${STEPS:-800000} --set initialLookBias=0" ;; *) settings="--steps ${STEPS:-400000}" ;; esac
    train "ppo-$price" --agent ppo --init "$sup" $settings --set reward.price="$price"
    measure "ppo-$price" --run "$runs/ppo-$price"
  done
  for order in raster random; do
    for looks in 1 2 3 4 5 6 7 8; do
      measure "fixed-$order-$looks" --agent fixed-look --init "$sup" --set looks=$looks --set agent.order=$order
    done
    for threshold in 0.4 0.5 0.6 0.7 0.8 0.9 0.95 0.99; do
      measure "threshold-$order-$threshold" --agent threshold --init "$sup" --set agent.threshold=$threshold --set agent.order=$order
    done
  done
  ablate 0.12 400000
done
report "$out" "GridShapes, all kinds: the front over prices"
