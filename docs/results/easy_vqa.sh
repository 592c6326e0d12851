#!/usr/bin/env bash
# EasyVqa from its real files: supervised learning, then PPO that looks, both measured on validation.
# Usage: docs/results/easy_vqa.sh DATA OUT SEED…   (MMRL: the command to run, by default through dotnet run; PRICES, STEPS;
# START=RUN: one supervised start for all seeds; LOOKS: the fixed numbers of looks; ABLATIONS: names or "all", at λ = 0.1)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$2 env="--env glimpse/EasyVqa-v0" world="--data $1" split="--split validation"
network="--set model.visual=cnn --set model.placedWidth=0"
shift 2

for seed in "$@"; do
  begin "$out" "$seed"
  if [ -n "${START:-}" ]; then sup=$START; else train supervised --agent supervised --steps 1000000 \
    $network --set minibatchSize=64 --set agent.revealedShare=0.3 --set patience=0; fi
  measure supervised --run "$sup"
  measure thumbnail --agent fixed-look --init "$sup" --set looks=0
  for price in ${PRICES:-0.6 0.3 0.1 0.06}; do
    train "ppo-$price" --agent ppo --init "$sup" --steps "${STEPS:-300000}" --set reward.price="$price"
    measure "ppo-$price" --run "$runs/ppo-$price"
  done
  for looks in ${LOOKS-1 2 4 6 8 9 10 12 16 24 32}; do
    measure "contrast-$looks" --agent fixed-look --init "$sup" --set looks=$looks --set agent.order=contrast
  done
  measure threshold --agent threshold --init "$sup" --set agent.order=contrast
  $mmrl evaluate --env oneshot/EasyVqa-v0 --run "$sup" --split validation --quiet --json > "$runs/oneshot.json"
  ablate 0.1 300000 "$network"
done
report "$out" "EasyVqa, validation"
