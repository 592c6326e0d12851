#!/usr/bin/env bash
# PPO in classic control and in tiny worlds whose optimum is known: one line of JSON a run in OUT/results.jsonl.
# Usage: docs/results/classic.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}

mkdir -p "$out"
learn() { # environment, steps, episodes, options
  for seed in $seeds; do
    run=$out/${1//\//-}-${label:-}$seed
    [ -e "$run/finished" ] || { rm -rf "$run"; $mmrl train --env "$1" --agent ppo --steps "$2" --seed "$seed" --quiet --out "$run" "${@:4}"; touch "$run/finished"; }
    for checkpoint in ${checkpoints:-latest}; do
      $mmrl evaluate --run "$run" --checkpoint "$checkpoint" --episodes "$3" --seed 5 --quiet --json |
        sed "s/^{/{\"seed\":$seed,\"variant\":\"${label:-}\",\"checkpoint\":\"$checkpoint\",/" >> "$out/results.jsonl"
    done
  done
}

seeds="$*"
rm -f "$out/results.jsonl"
checkpoints="latest best" learn classic/CartPole-v1 300000 100 --preset cleanrl-classic --set run.evaluationSteps=20000
learn classic/Acrobot-v1 500000 100 --preset cleanrl-classic
learn tiny/Bandit-v0 30000 4000
learn tiny/Chain-v0 60000 4000 --set discount=0.99
learn tiny/Locks-v0 60000 4000
learn tiny/Target-v0 60000 4000 --set learningRate=0.003
label=gru- learn tiny/Memory-v0 100000 4000 --set recurrence=gru
label=lstm- learn tiny/Memory-v0 100000 4000 --set recurrence=lstm
