#!/usr/bin/env bash
# Trained agents on one benchmark: supervised learning with everything seen; then, under each protocol, supervised learning with
# parts hidden and PPO from there. All are measured on validation.
# Usage: docs/results/trained.sh BENCHMARK OUT SEED…   (MMRL: the command to run, by default through dotnet run; DATA: the benchmark's
# folder; EXAMPLES and LEARN: how many of supervised learning, and its options; WORLD: the benchmark's options; PROTOCOLS: under
# which PPO learns, too, such as "resolution"; STEPS and PRICE: of PPO)
set -euo pipefail
. "$(dirname "$0")/study.sh"
benchmark=$1 out=$2
shift 2
world="${DATA:+--data $DATA} ${WORLD:-}" split="--split validation"
learn="--agent supervised --set patience=0 --steps ${EXAMPLES:-1000000} ${LEARN:-}"
for seed in "$@"; do
  begin "$out" "$seed"
  env="--env oneshot/$benchmark"
  # Where everything is seen, a thumbnail tells nothing more.
  train oneshot $learn --set benchmark.thumbnailSide=0
  measure oneshot --run "$runs/oneshot" --set benchmark.thumbnailSide=0
  measure majority --agent majority
  measure question-prior --agent question-prior
  for protocol in ${PROTOCOLS:-}; do
    env="--env $protocol/$benchmark"
    train "$protocol" $learn --set agent.revealedShare=0.5
    train "$protocol-ppo" --agent ppo --init "$runs/$protocol" --steps "${STEPS:-300000}" --set reward.price="${PRICE:-0.1}"
    measure "$protocol" --run "$runs/$protocol" --set reward.price="${PRICE:-0.1}"
    measure "$protocol-ppo" --run "$runs/$protocol-ppo" --set reward.price="${PRICE:-0.1}"
  done
done
report "$out" "$benchmark, validation"
