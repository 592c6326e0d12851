#!/usr/bin/env bash
# SHAPES: learned on generated questions and pictures in its style, measured once on the published val.
# Rows: `published` asks the 212 questions of train.large in training, `all` every question that the language has.
# Usage: docs/results/shapes.sh DATA OUT SEED…   (MMRL: the command to run, by default through dotnet run; QUESTIONS: which rows;
# STARTS: the most starts of a seed; FUSION, EXAMPLES and LEARN: the fusion, how many of supervised learning, and its options; PROTOCOLS: under which PPO learns, too, such as "glimpse resolution"; STEPS and PRICE: of PPO;
# HIDING: steps and options of learning with parts hidden, which then goes on from the start instead of beginning anew, without thumbnails)
set -euo pipefail
. "$(dirname "$0")/study.sh"
data=$1 out=$2
shift 2

# Learns from up to STARTS starts, until one answers LEARNED of the generated validation, and takes the best by that alone.
choose() {
  local split="--split validation" own=$seed best=0 accuracy start
  for ((start = 0; start < ${STARTS:-1}; start++)); do
    ((start == 0)) || seed=$((100 * start + own))
    train "start-$start" $learn --steps "${EXAMPLES:-600000}" --set benchmark.thumbnailSide=0
    measure "../starts/$start" --run "$runs/start-$start" --set benchmark.thumbnailSide=0
    accuracy=$(sed -n 's/.*"accuracy": \([0-9.]*\).*/\1/p' "$runs/starts/$start/results.json" | head -1)
    if ((start == 0)) || awk "BEGIN { exit !($accuracy > $best) }"; then best=$accuracy chosen=start-$start; fi
    awk "BEGIN { exit !($best >= ${LEARNED:-0.995}) }" && break
  done
  seed=$own
}

for questions in ${QUESTIONS:-published all}; do
  for seed in "$@"; do
    begin "$out/$questions" "$seed"
    world="--set benchmark.questions=$questions --set benchmark.trueShare=0.5" split="--data $data --split validation"
    learn="--agent supervised --set model.fusion=${FUSION:-word-chain} --set agent.weightDecay=0.01 --set patience=0
      ${LEARN:---set minibatchSize=16 --set agent.learningRate=0.0005}"
    env="--env oneshot/ShapesStyle-v0 --data $data"
    # Where everything is seen, a thumbnail tells nothing more.
    choose
    for protocol in ${PROTOCOLS:-}; do
      env="--env $protocol/ShapesStyle-v0 --data $data"
      if [ -n "${HIDING:-}" ]; then
        world="$world --set benchmark.thumbnailSide=0"
        train "$protocol" $learn --init "$runs/$chosen" --set agent.revealedShare=0.5 $HIDING
      else
        train "$protocol" $learn --steps "${EXAMPLES:-600000}" --set agent.revealedShare=0.5
      fi
      train "$protocol-ppo" --agent ppo --init "$runs/$protocol" --steps "${STEPS:-400000}" --set reward.price="${PRICE:-0.1}"
    done
    split="--data $data --split validation"
    # From here on the published pictures, of which nothing above has seen one.
    world="" env="--env oneshot/Shapes-v0"
    measure oneshot --run "$runs/$chosen" --set benchmark.thumbnailSide=0
    measure majority --agent majority --set benchmark.trainFile=small
    for protocol in ${PROTOCOLS:-}; do
      env="--env $protocol/Shapes-v0" world="${HIDING:+--set benchmark.thumbnailSide=0}"
      measure "$protocol" --run "$runs/$protocol" --set reward.price="${PRICE:-0.1}"
      measure "$protocol-ppo" --run "$runs/$protocol-ppo" --set reward.price="${PRICE:-0.1}"
      [ "$protocol" = deliberate ] || continue
      for more in 0 1 2; do
        measure "deliberate-$((more + 1))" --agent fixed-look --init "$runs/deliberate" --set looks=$more --set reward.price="${PRICE:-0.1}"
      done
    done
  done
  report "$out/$questions" "SHAPES val, questions: $questions"
done
