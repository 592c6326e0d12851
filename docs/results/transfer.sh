#!/usr/bin/env bash
# A generated benchmark in the style of a published one: supervised learning on it (`style`), measured on the published validation as it
# is, then gone on with on the published training part (`on`) and measured again. Everything is seen (oneshot).
# Usage: docs/results/transfer.sh STYLE BENCHMARK OUT SEED…   (MMRL: the command to run, by default through dotnet run; DATA: the
# benchmark's folder; WORLD: options that both have; LEARN: options of the model and of learning; EXAMPLES and GENERATED: how many of
# the style, and its options; MORE: steps and options of going on, which is left out without)
set -euo pipefail
. "$(dirname "$0")/study.sh"
style=$1 benchmark=$2 out=$3
shift 3
world="${DATA:+--data $DATA} --set benchmark.thumbnailSide=0 ${WORLD:-}" split="--split validation"
for seed in "$@"; do
  begin "$out" "$seed"
  env="--env oneshot/$style"
  train style --agent supervised --set patience=0 --steps "${EXAMPLES:-1000000}" ${LEARN:-} ${GENERATED:-}
  measure generated --run "$runs/style" ${GENERATED:-}
  env="--env oneshot/$benchmark"
  measure style --run "$runs/style"
  if [ -n "${MORE:-}" ]; then
    train on --agent supervised --init "$runs/style" --set patience=0 ${LEARN:-} $MORE
    measure on --run "$runs/on"
  fi
  measure majority --agent majority
  measure question-prior --agent question-prior
done
report "$out" "$benchmark after $style, validation"
