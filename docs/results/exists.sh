#!/usr/bin/env bash
# The yardstick over seeds: supervised start, PPO, its ablations, and the threshold rule, all measured on the test split.
# Usage: docs/results/exists.sh OUT SEED…   (mmrl: the command to run, by default through dotnet run)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
env="--env glimpse/GridShapesExists-v0"
world="--set reward.price=0.4 --set benchmark.trainExamples=100000 --set benchmark.testExamples=40000"
heads="--set agent.train=heads --set agent.entropyCoefficient=0.002 --set agent.answerSharpening=4"

measure() { $mmrl evaluate $env --split test $world "${@:2}" --quiet --json > "$out/$1.json"; }

mkdir -p "$out"
for seed in "$@"; do
  sup=$out/supervised-$seed
  [ -e "$sup" ] || $mmrl train $env --agent supervised --steps 300000 --seed "$seed" $world --set patience=0 --out "$sup" --quiet
  measure "threshold-$seed" --agent threshold --init "$sup" --seed "$seed"
  ppo() { # name, options
    local run=$out/$1-$seed; shift
    [ -e "$run" ] || $mmrl train $env --agent ppo --steps "${STEPS:-500000}" --seed "$seed" --out "$run" --quiet "$@"
  }
  ppo ppo --init "$sup" $world $heads
  measure "ppo-$seed" --run "$out/ppo-$seed" --seed "$seed"
  [ -n "${ABLATIONS:-}" ] || continue
  ppo no-reward-normalization --init "$sup" $world $heads --set agent.normalizeRewards=false
  ppo no-entropy --init "$sup" $world $heads --set agent.entropyCoefficient=0
  ppo no-supervised-start $world --set agent.entropyCoefficient=0.002
  ppo all-trained --init "$sup" $world --set agent.entropyCoefficient=0.002 --set agent.answerSharpening=4
  for name in no-reward-normalization no-entropy no-supervised-start all-trained; do
    measure "$name-$seed" --run "$out/$name-$seed" --seed "$seed"
  done
  ppo no-cost --init "$sup" $world $heads --set reward.price=0
  measure "no-cost-$seed" --run "$out/no-cost-$seed" --seed "$seed" --set reward.price=0.4
done
