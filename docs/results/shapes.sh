#!/usr/bin/env bash
# SHAPES: learned on generated questions and pictures in its style, measured once on the published val.
# Rows: `published` asks the 212 questions of train.large in training, `all` every question that the language has.
# Usage: docs/results/shapes.sh DATA OUT SEED…   (MMRL: the command to run, by default through dotnet run; QUESTIONS,
# EXAMPLES: of supervised learning; STEPS and PRICE: of PPO)
set -euo pipefail
. "$(dirname "$0")/study.sh"
data=$1 out=$2
shift 2
for questions in ${QUESTIONS:-published all}; do
  env="--env glimpse/ShapesStyle-v0 --data $data" world="--set benchmark.questions=$questions --set benchmark.trueShare=0.5"
  split="--data $data --split validation"
  for seed in "$@"; do
    begin "$out/$questions" "$seed"
    train supervised --agent supervised --steps "${EXAMPLES:-1500000}" --set model.fusion=chain --set agent.weightDecay=0.01 \
      --set agent.revealedShare=0.5 --set validateEvery=100000 --set patience=0
    train ppo --agent ppo --init "$sup" --steps "${STEPS:-400000}" --set reward.price="${PRICE:-0.1}"
    # From here on the published pictures.
    world="" env="--env oneshot/Shapes-v0"
    measure supervised --run "$sup"
    measure majority --agent majority --set benchmark.trainFile=small
    measure question-prior --agent question-prior --set benchmark.trainFile=small
    env="--env glimpse/Shapes-v0"
    measure ppo --run "$runs/ppo"
    env="--env glimpse/ShapesStyle-v0 --data $data" world="--set benchmark.questions=$questions --set benchmark.trueShare=0.5"
  done
  report "$out/$questions" "SHAPES val, questions: $questions"
done
