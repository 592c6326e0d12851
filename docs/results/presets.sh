#!/usr/bin/env bash
# The presets of the agents: those for questions on the yardstick, from the same supervised start, measured on the test split; those for
# classic control in a line of JSON each in OUT/classic.jsonl.
# Usage: docs/results/presets.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; STEPS: on the yardstick)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$1; shift
world="--set benchmark.trainExamples=100000 --set benchmark.testExamples=40000 --set reward.price=0.4" split="--split test"

yardstick() { # name, agent, preset, options
  train "$1" --agent "$2" --preset "$3" --init "$sup" --steps "${STEPS:-500000}" "${@:4}"
  # Whatever it was paid by: measured by the linear reward as all are.
  measure "$1" --run "$runs/$1" --set reward.form=linear
}

classic() { # environment, agent, preset, steps
  local run=$runs/$2-$3
  [ -e "$run/finished" ] || { rm -rf "$run"; $mmrl train --env "$1" --agent "$2" --preset "$3" --steps "$4" --seed "$seed" --quiet --out "$run"; touch "$run/finished"; }
  $mmrl evaluate --run "$run" --episodes 100 --seed 5 --quiet --json | sed "s/^{/{\"training_seed\":$seed,\"preset\":\"$3\",/" >> "$out/classic.jsonl"
}

mkdir -p "$out"
rm -f "$out/classic.jsonl"
for seed in "$@"; do
  begin "$out" "$seed"
  env="--env glimpse/GridShapesExists-v0"
  train supervised --agent supervised --steps 300000 --set patience=0
  yardstick rloo reinforce rloo --set reward.form=gated
  yardstick grpo-original grpo grpo-original
  yardstick dr-grpo grpo dr-grpo
  yardstick gspo grpo gspo
  yardstick behavior-cloning dagger behavior-cloning
  classic classic/CartPole-v1 a2c sb3-classic 500000
  classic classic/CartPole-v1 dqn cleanrl-classic 500000
  classic classic/Pendulum-v1 ppo cleanrl-continuous 1000000
done
report "$out" "Presets on the yardstick"
