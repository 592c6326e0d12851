#!/usr/bin/env bash
# A generated benchmark in the style of a published one. Under oneshot: supervised learning on it with everything seen (`style`), measured on
# the published validation as it is, then gone on with on the published training part (`on`) and measured again. Under every other
# protocol: supervised learning on it with parts hidden, and PPO from there, on generated examples too; both are measured on the published validation.
# Usage: docs/results/transfer.sh STYLE BENCHMARK OUT SEED…   (MMRL: the command to run, by default through dotnet run; DATA: the
# benchmark's folder; WORLD: options that both have; LEARN: options of the model and of learning; EXAMPLES and GENERATED: how many of
# the style, and its options; MORE: steps and options of going on, which is left out without; PROTOCOLS: which, by default oneshot; STEPS,
# PRICE and PPO: of PPO, the last one more options; SPLIT: of BENCHMARK, by default validation)
set -euo pipefail
. "$(dirname "$0")/study.sh"
style=$1 benchmark=$2 out=$3
shift 3
learn="--agent supervised --set patience=0 --steps ${EXAMPLES:-1000000} ${LEARN:-}" paid="--set reward.price=${PRICE:-0.1}"
split="--split ${SPLIT:-validation}"
for seed in "$@"; do
  begin "$out" "$seed"
  for protocol in ${PROTOCOLS:-oneshot}; do
    world="${DATA:+--data $DATA} ${WORLD:-}"
    if [ "$protocol" = oneshot ]; then
      # Where everything is seen, a thumbnail tells nothing more.
      world="$world --set benchmark.thumbnailSide=0"
      env="--env oneshot/$style"
      train style $learn ${GENERATED:-}
      measure generated --run "$runs/style" ${GENERATED:-}
      env="--env oneshot/$benchmark"
      measure style --run "$runs/style"
      if [ -n "${MORE:-}" ]; then
        train on --agent supervised --init "$runs/style" --set patience=0 ${LEARN:-} $MORE
        measure on --run "$runs/on"
      fi
      measure majority --agent majority
      measure question-prior --agent question-prior
    else
      env="--env $protocol/$style"
      train "$protocol" $learn --set agent.revealedShare=0.5 ${GENERATED:-}
      train "$protocol-ppo" --agent ppo --init "$runs/$protocol" --steps "${STEPS:-300000}" $paid ${PPO:-} ${GENERATED:-}
      env="--env $protocol/$benchmark"
      measure "$protocol" --run "$runs/$protocol" $paid
      measure "$protocol-ppo" --run "$runs/$protocol-ppo" $paid
    fi
  done
done
report "$out" "$benchmark after $style, ${SPLIT:-validation}"
