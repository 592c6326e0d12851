#!/usr/bin/env bash
# What each part of PPO brings in an environment where questions are asked: from one supervised start, PPO as it is and with one thing
# left out at a time, measured on validation.
# Usage: docs/results/ablations.sh ENV START OUT SEED…   (MMRL: the command to run, by default through dotnet run; DATA: the
# benchmark's folder; WORLD: its options; STEPS and PRICE: of PPO; ABLATIONS: names, by default all; NETWORK: options of the start's
# network, for learning without the start; may be empty)
set -euo pipefail
. "$(dirname "$0")/study.sh"
env="--env $1" start=$2 out=$3
shift 3
world="${DATA:+--data $DATA} ${WORLD:-}" split="--split validation" price=${PRICE:-0.1}
ABLATIONS=${ABLATIONS-all}
case " $ABLATIONS " in *" all "* | *" no-supervised-start "*) : "${NETWORK?names the network of learning without a start: the options that the start was trained with}" ;; esac

for seed in "$@"; do
  begin "$out" "$seed"
  sup=$start
  measure supervised --run "$sup" --set reward.price="$price"
  train ppo --agent ppo --init "$sup" --steps "${STEPS:-200000}" --set reward.price="$price"
  measure ppo --run "$runs/ppo"
  ablate "$price" 200000 "${NETWORK:-}"
done
report "$out" "Ablations, ${env#--env }"
