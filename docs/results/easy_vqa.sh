#!/usr/bin/env bash
# EasyVqa from its real files: supervised learning, then PPO that looks, both measured on validation.
# Usage: docs/results/easy_vqa.sh DATA OUT SEED   (mmrl: the command to run, by default through dotnet run)
set -euo pipefail
data=$1 out=$2 seed=$3
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
world="--data $data"
lambda=${PRICE:-0.1}
price="--set reward.price=$lambda"
sup=$out/supervised-$seed ppo=$out/ppo-$lambda-$seed

measure() { $mmrl evaluate --split validation $world --seed "$seed" --quiet --json "${@:2}" > "$out/$1-$seed.json"; }

mkdir -p "$out"
[ -e "$sup" ] || $mmrl train --env glimpse/EasyVqa-v0 --agent supervised $world --steps 1000000 --seed "$seed" --out "$sup" \
  --set model.visual=cnn --set model.placedWidth=0 --set minibatchSize=64 --set agent.revealedShare=0.3 --set patience=0
measure supervised --env oneshot/EasyVqa-v0 --run "$sup"
measure thumbnail --env glimpse/EasyVqa-v0 --agent fixed-look --init "$sup" --set looks=0
[ -e "$ppo" ] || $mmrl train --env glimpse/EasyVqa-v0 --agent ppo --init "$sup" $world $price --steps "${STEPS:-300000}" --seed "$seed" --out "$ppo" \
  --set agent.train=heads --set agent.entropyCoefficient=0.002 --set agent.answerSharpening=4
measure "ppo-$lambda" --env glimpse/EasyVqa-v0 --run "$ppo"
for looks in 1 2 4 6 8 9 10 12 16 24 32; do
  measure "contrast-$looks" --env glimpse/EasyVqa-v0 --agent fixed-look --init "$sup" $price --set looks=$looks --set agent.order=contrast
done
measure threshold --env glimpse/EasyVqa-v0 --agent threshold --init "$sup" $price --set agent.order=contrast
