#!/usr/bin/env bash
# All kinds of GridShapes: PPO as a front over prices, against every fixed number of looks and a range of thresholds.
# Usage: docs/results/front.sh OUT SEED…   (mmrl: the command to run, by default through dotnet run)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
env="--env glimpse/GridShapes-v0"
prices=${PRICES:-0.04 0.08 0.2 0.4}

measure() { [ -e "$out/$1.json" ] || $mmrl evaluate $env --split test --set benchmark.testExamples=20000 --quiet --out "$out/$1" --json "${@:2}" > "$out/$1.json"; }

mkdir -p "$out"
for seed in "$@"; do
  sup=$out/supervised-$seed
  [ -e "$sup" ] || $mmrl train $env --agent supervised --steps 1400000 --seed "$seed" --quiet --out "$sup" \
    --set agent.revealedShare=0.5 --set validateEvery=100000
  measure "all-$seed" --run "$sup"
  for price in $prices; do
    ppo=$out/ppo-$price-$seed
    [ -e "$ppo" ] || $mmrl train $env --agent ppo --init "$sup" --steps 400000 --seed "$seed" --quiet --out "$ppo" \
      --set reward.price="$price" --set agent.train=heads --set agent.entropyCoefficient=0.002 --set agent.answerSharpening=4
    measure "at-$price-$seed" --run "$ppo"
  done
  for order in raster random; do
    for looks in 1 2 3 4 5 6 7 8; do
      measure "fixed-$order-$looks-$seed" --agent fixed-look --init "$sup" --set looks=$looks --set agent.order=$order
    done
    for threshold in 0.4 0.5 0.6 0.7 0.8 0.9 0.95 0.99; do
      measure "threshold-$order-$threshold-$seed" --agent threshold --init "$sup" --set agent.threshold=$threshold --set agent.order=$order
    done
  done
done
