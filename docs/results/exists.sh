#!/usr/bin/env bash
# The yardstick over seeds: supervised start, PPO, its ablations, and the threshold rule, all measured on the test split.
# Usage: docs/results/exists.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; ABLATIONS=1)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$1; shift
env="--env glimpse/GridShapesExists-v0"
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000"
price="--set reward.price=0.4"
split="--split test $price"

ppo() { # name, options
  train "$1" --agent ppo --steps "${STEPS:-500000}" "${@:2}"
  measure "$1" --run "$runs/$1"
}

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps 300000 $price --set patience=0
  measure threshold --agent threshold --init "$sup"
  ppo ppo --init "$sup" $price
  [ -n "${ABLATIONS:-}" ] || continue
  ppo no-reward-normalization --init "$sup" $price --set agent.normalizeRewards=false
  ppo no-advantage-normalization --init "$sup" $price --set agent.normalizeAdvantages=false
  ppo no-entropy --init "$sup" $price --set agent.entropyCoefficient=0
  ppo no-cost --init "$sup" --set reward.price=0
  ppo all-trained --init "$sup" $price --set agent.train=all
  ppo no-supervised-start $price
done
report "$out" "The yardstick over seeds"
