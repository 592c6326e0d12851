#!/usr/bin/env bash
# Every agent that learns where no questions are asked, with nothing but its defaults: one line of JSON a run in OUT/results.jsonl.
# Usage: docs/results/defaults.sh OUT SEED…   (MMRL: the command to run, by default through dotnet run; AGENTS, WORLDS: which)
set -euo pipefail
out=$1; shift
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}

mkdir -p "$out"
rm -f "$out/results.jsonl"
for world in ${WORLDS:-classic/CartPole-v1 classic/Acrobot-v1 classic/MountainCar-v0 classic/Pendulum-v1 tiny/Bandit-v0 tiny/Chain-v0 tiny/Locks-v0 tiny/Target-v0}; do
  case $world in classic/*) steps=300000 episodes=100 ;; *) steps=60000 episodes=4000 ;; esac
  for agent in ${AGENTS:-ppo a2c reinforce grpo dqn dagger}; do
    for seed in "$@"; do
      run=$out/${world//\//-}-$agent-$seed
      if [ ! -e "$run/finished" ]; then
        rm -rf "$run"
        # Exit code 2: the agent says that it does not take the world's spaces, or has nobody to imitate there.
        $mmrl train --env "$world" --agent "$agent" --steps $steps --seed "$seed" --quiet --out "$run" 2> "$out/error" ||
          { [ $? -eq 2 ] && printf '{"environment":"%s","agent":"%s","refused":true}\n' "$world" "$agent" >> "$out/results.jsonl" && break; }
        touch "$run/finished"
      fi
      $mmrl evaluate --run "$run" --episodes $episodes --seed 5 --quiet --json | sed "s/^{/{\"training_seed\":$seed,/" >> "$out/results.jsonl"
    done
  done
done
