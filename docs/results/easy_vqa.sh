#!/usr/bin/env bash
# EasyVqa from its real files: supervised learning, then PPO that looks, both measured on validation.
# Usage: docs/results/easy_vqa.sh DATA OUT SEED…   (MMRL: the command to run, by default through dotnet run; PRICES, STEPS;
# ABLATIONS=1 for those of PPO at λ = 0.1)
set -euo pipefail
. "$(dirname "$0")/study.sh"
out=$2 env="--env glimpse/EasyVqa-v0" world="--data $1" split="--split validation"
shift 2

ablate() { # name, options
  train "$1" --agent ppo --steps "${STEPS:-300000}" "${@:2}"
  measure "$1" --run "$runs/$1" --set reward.price=0.1
}

for seed in "$@"; do
  begin "$out" "$seed"
  train supervised --agent supervised --steps 1000000 \
    --set model.visual=cnn --set model.placedWidth=0 --set minibatchSize=64 --set agent.revealedShare=0.3 --set patience=0
  measure supervised --run "$sup"
  measure thumbnail --agent fixed-look --init "$sup" --set looks=0
  for price in ${PRICES:-0.6 0.3 0.1 0.06}; do
    train "ppo-$price" --agent ppo --init "$sup" --steps "${STEPS:-300000}" --set reward.price="$price"
    measure "ppo-$price" --run "$runs/ppo-$price"
  done
  for looks in 1 2 4 6 8 9 10 12 16 24 32; do
    measure "contrast-$looks" --agent fixed-look --init "$sup" --set looks=$looks --set agent.order=contrast
  done
  measure threshold --agent threshold --init "$sup" --set agent.order=contrast
  $mmrl evaluate --env oneshot/EasyVqa-v0 --run "$sup" --split validation --quiet --json > "$runs/oneshot.json"
  [ -n "${ABLATIONS:-}" ] || continue
  ablate no-reward-normalization --init "$sup" --set reward.price=0.1 --set agent.normalizeRewards=false
  ablate no-advantage-normalization --init "$sup" --set reward.price=0.1 --set agent.normalizeAdvantages=false
  ablate no-entropy --init "$sup" --set reward.price=0.1 --set agent.entropyCoefficient=0
  ablate all-trained --init "$sup" --set reward.price=0.1 --set agent.train=all
  ablate no-cost --init "$sup" --set reward.price=0
  ablate no-supervised-start --set reward.price=0.1
done
report "$out" "EasyVqa, validation"
