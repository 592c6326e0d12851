#!/usr/bin/env bash
# The yardstick over seeds: supervised start, PPO, its ablations, and the threshold rule, all measured on the test split.
# Usage: docs/results/exists.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
env="--env glimpse/GridShapesExists-v0"
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000"
price="--set reward.price=0.4"

for seed in "$@"; do
  runs=$out/seed-$seed measured=$out/seed-$seed/evaluations sup=$out/seed-$seed/supervised
  mkdir -p "$measured"
  train() { # name, options
    [ -e "$runs/$1/finished" ] || { rm -rf "${runs:?}/$1"; $mmrl train $env $world --seed "$seed" --quiet --out "$runs/$1" "${@:2}"; touch "$runs/$1/finished"; }
  }
  measure() { # name, options
    [ -e "$measured/$1/results.json" ] ||
      $mmrl evaluate $env $world $price --split test --seed "$seed" --quiet --out "$measured/$1" "${@:2}" > /dev/null
  }
  ppo() { # name, options
    train "$1" --agent ppo --steps "${STEPS:-500000}" "${@:2}"
    measure "$1" --run "$runs/$1"
  }
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
$mmrl report "$out"/seed-*/evaluations --title "The yardstick over seeds" --out "$out/report.html" --json > "$out/report.json"
