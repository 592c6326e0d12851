#!/usr/bin/env bash
# The learning agents on the yardstick, each with its defaults, from the same supervised start; measured on the test split.
# Usage: docs/results/agents.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; AGENTS: which)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
env="--env glimpse/GridShapesExists-v0"
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000 --set reward.price=0.4"

for seed in "$@"; do
  runs=$out/seed-$seed measured=$out/seed-$seed/evaluations sup=$out/seed-$seed/supervised
  mkdir -p "$measured"
  train() { # name, options
    [ -e "$runs/$1/finished" ] || { rm -rf "${runs:?}/$1"; $mmrl train $env $world --seed "$seed" --quiet --out "$runs/$1" "${@:2}"; touch "$runs/$1/finished"; }
  }
  measure() { # name, options
    [ -e "$measured/$1/results.json" ] ||
      $mmrl evaluate $env $world --split test --seed "$seed" --quiet --out "$measured/$1" "${@:2}" > /dev/null
  }
  train supervised --agent supervised --steps 300000 --set patience=0
  measure supervised --run "$sup"
  for agent in ${AGENTS:-ppo a2c reinforce grpo dqn dagger}; do
    train "$agent" --agent "$agent" --init "$sup" --steps "${STEPS:-500000}"
    measure "$agent" --run "$runs/$agent"
  done
done
$mmrl report "$out"/seed-*/evaluations --title "Agents on the yardstick" --out "$out/report.html" --json > "$out/report.json"
