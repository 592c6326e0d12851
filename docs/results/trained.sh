#!/usr/bin/env bash
# Trained agents on one benchmark: under oneshot supervised learning, with everything seen; under every other protocol supervised
# learning with parts hidden, and PPO from there. All are measured on validation.
# Usage: docs/results/trained.sh BENCHMARK OUT SEED…   (MMRL: the command to run, by default through dotnet run; DATA: the benchmark's
# folder; EXAMPLES and LEARN: how many of supervised learning, and its options; MORE: steps and options of going on from there
# under oneshot; WORLD: the benchmark's options; PROTOCOLS: which, by default oneshot; STEPS and PRICE: of PPO)
set -euo pipefail
. "$(dirname "$0")/study.sh"
benchmark=$1 out=$2
shift 2
world="${DATA:+--data $DATA} ${WORLD:-}" split="--split validation"
learn="--agent supervised --set patience=0 --steps ${EXAMPLES:-1000000} ${LEARN:-}"
for seed in "$@"; do
  begin "$out" "$seed"
  for protocol in ${PROTOCOLS:-oneshot}; do
    env="--env $protocol/$benchmark"
    if [ "$protocol" = oneshot ]; then
      # Where everything is seen, a thumbnail tells nothing more.
      train oneshot $learn --set benchmark.thumbnailSide=0
      measure oneshot --run "$runs/oneshot" --set benchmark.thumbnailSide=0
      if [ -n "${MORE:-}" ]; then
        train more --agent supervised --init "$runs/oneshot" --set patience=0 ${LEARN:-} --set benchmark.thumbnailSide=0 $MORE
        measure more --run "$runs/more" --set benchmark.thumbnailSide=0
      fi
      measure majority --agent majority --set benchmark.thumbnailSide=0
      measure question-prior --agent question-prior --set benchmark.thumbnailSide=0
    else
      train "$protocol" $learn --set agent.revealedShare=0.5
      train "$protocol-ppo" --agent ppo --init "$runs/$protocol" --steps "${STEPS:-300000}" --set reward.price="${PRICE:-0.1}"
      measure "$protocol" --run "$runs/$protocol" --set reward.price="${PRICE:-0.1}"
      measure "$protocol-ppo" --run "$runs/$protocol-ppo" --set reward.price="${PRICE:-0.1}"
    fi
  done
done
report "$out" "$benchmark, validation"
