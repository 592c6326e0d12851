#!/usr/bin/env bash
# A generated benchmark in the style of a published one. Under oneshot: supervised learning on it with everything seen (`style`), measured on
# the published validation as it is, then gone on with on the published training part (`on`) and measured again. Under every other
# protocol: supervised learning on it with parts hidden, and PPO from there, on generated examples too; both are measured on the published validation.
# Usage: docs/results/transfer.sh STYLE BENCHMARK OUT SEED…   (MMRL: the command to run, by default through dotnet run; DATA: the
# benchmark's folder; WORLD: options that both have; LEARN: options of the model and of learning; EXAMPLES and GENERATED: how many of
# the style, and its options; FIRST: steps and options of runs that come before, each from the one before it, with | between them; MORE: steps
# and options of going on; both are left out without; THUMBNAIL: benchmark.thumbnailSide under oneshot, by default 0; PROTOCOLS: which, by default oneshot; HIDING:
# steps and options of learning with parts hidden, which then goes on from the run under oneshot (with thumbnails of the same size) instead of
# beginning anew; STEPS, PRICE and PPO: of PPO, the last one more options; SPLIT: of BENCHMARK, by default validation)
set -euo pipefail
. "$(dirname "$0")/study.sh"
style=$1 benchmark=$2 out=$3
shift 3
learn="--agent supervised --set patience=0 ${LEARN:-}" paid="--set reward.price=${PRICE:-0.1}"
split="--split ${SPLIT:-validation}"

# Supervised learning on the style, from the last of the first runs where there are any.
learn_style() { # name, options
  local start="" stages stage number=0
  IFS='|' read -ra stages <<< "${FIRST:-}"
  for stage in "${stages[@]}"; do
    number=$((number + 1))
    train "$1-$number" $learn "${@:2}" ${GENERATED:-} $start $stage
    start="--init $runs/$1-$number"
  done
  train "$1" $learn "${@:2}" ${GENERATED:-} $start --steps "${EXAMPLES:-1000000}"
}

for seed in "$@"; do
  begin "$out" "$seed"
  for protocol in ${PROTOCOLS:-oneshot}; do
    world="${DATA:+--data $DATA} ${WORLD:-}"
    if [ "$protocol" = oneshot ]; then
      # Where everything is seen, a thumbnail tells nothing more, though it may help to learn.
      world="$world --set benchmark.thumbnailSide=${THUMBNAIL:-0}"
      env="--env oneshot/$style"
      learn_style style
      measure generated --run "$runs/style" ${GENERATED:-}
      env="--env oneshot/$benchmark"
      measure style --run "$runs/style"
      if [ -n "${MORE:-}" ]; then
        train on $learn --init "$runs/style" $MORE
        measure on --run "$runs/on"
      fi
      measure majority --agent majority
      measure question-prior --agent question-prior
    else
      env="--env $protocol/$style"
      if [ -n "${HIDING:-}" ]; then
        train "$protocol" $learn ${GENERATED:-} --init "$runs/style" --set agent.revealedShare=0.5 $HIDING
      else
        learn_style "$protocol" --set agent.revealedShare=0.5
      fi
      train "$protocol-ppo" --agent ppo --init "$runs/$protocol" --steps "${STEPS:-300000}" $paid ${PPO:-} ${GENERATED:-}
      env="--env $protocol/$benchmark"
      measure "$protocol" --run "$runs/$protocol" $paid
      measure "$protocol-ppo" --run "$runs/$protocol-ppo" $paid
    fi
  done
done
report "$out" "$benchmark after $style, ${SPLIT:-validation}"
