#!/usr/bin/env bash
# CartPole with the hyper-parameters of CleanRL, and with one thing done otherwise: a line of JSON an evaluation in OUT/results.jsonl.
# Usage: docs/results/cartpole.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}

mkdir -p "$out"
rm -f "$out/results.jsonl"
learn() { # name, checkpoint, options
  for seed in $seeds; do
    run=$out/$1-$seed
    [ -e "$run/finished" ] || {
      rm -rf "$run"
      $mmrl train --env classic/CartPole-v1 --agent ppo --preset cleanrl-classic --steps 300000 --seed "$seed" --quiet --out "$run" "${@:3}"
      touch "$run/finished"
    }
    for episodes in 0 5; do
      $mmrl evaluate --run "$run" --checkpoint "$2" --episodes 100 --seed "$episodes" --quiet --json |
        sed "s/^{/{\"training_seed\":$seed,\"variant\":\"$1\",\"evaluation_seed\":$episodes,/" >> "$out/results.jsonl"
    done
  done
}

seeds="$*"
learn preset latest
learn rate-of-500000 latest --set agent.finalLearningRate=0.4
learn annealed-entropy latest --set agent.entropySchedule=annealed
learn plain-value-loss latest --set agent.valueClip=null
learn best best --set run.evaluationSteps=20000
