#!/usr/bin/env bash
# EasyVqa from its real files: supervised learning, then PPO that looks, both measured on validation.
# Usage: docs/results/easy_vqa.sh DATA OUT SEED…   (MMRL: the command to run, by default through dotnet run)
set -euo pipefail
data=$1 out=$2; shift 2
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
env="--env glimpse/EasyVqa-v0"
prices=${PRICES:-0.3 0.1 0.06}

for seed in "$@"; do
  runs=$out/seed-$seed measured=$out/seed-$seed/evaluations sup=$out/seed-$seed/supervised
  mkdir -p "$measured"
  train() { # name, options
    [ -e "$runs/$1/finished" ] || { rm -rf "${runs:?}/$1"; $mmrl train $env --data "$data" --seed "$seed" --quiet --out "$runs/$1" "${@:2}"; touch "$runs/$1/finished"; }
  }
  measure() { # name, options
    [ -e "$measured/$1/results.json" ] ||
      $mmrl evaluate --split validation --data "$data" --seed "$seed" --quiet --out "$measured/$1" "${@:2}" > /dev/null
  }
  train supervised --agent supervised --steps 1000000 \
    --set model.visual=cnn --set model.placedWidth=0 --set minibatchSize=64 --set agent.revealedShare=0.3 --set patience=0
  measure supervised $env --run "$sup"
  measure thumbnail $env --agent fixed-look --init "$sup" --set looks=0
  for price in $prices; do
    train "ppo-$price" --agent ppo --init "$sup" --steps "${STEPS:-300000}" --set reward.price="$price"
    measure "ppo-$price" $env --run "$runs/ppo-$price"
  done
  for looks in 1 2 4 6 8 9 10 12 16 24 32; do
    measure "contrast-$looks" $env --agent fixed-look --init "$sup" --set looks=$looks --set agent.order=contrast
  done
  measure threshold $env --agent threshold --init "$sup" --set agent.order=contrast
  $mmrl evaluate --env oneshot/EasyVqa-v0 --run "$sup" --split validation --quiet --json > "$runs/oneshot.json"
done
$mmrl report "$out"/seed-*/evaluations --title "EasyVqa, validation" --out "$out/report.html" --json > "$out/report.json"
