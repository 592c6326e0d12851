#!/usr/bin/env bash
# What random answers, the majority answer and the question alone come to on the published files, under the official rules.
# Usage: docs/results/baselines.sh DATA OUT   (DATA: a folder with shapes, nlvr, nlvr2, puzzlevqa, shapeworld, vqa_v2_subset and
# easy_vqa, as far as they are there; MMRL: the command to run, by default through dotnet run)
set -euo pipefail
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}
data=$1 out=$2
mkdir -p "$out"

baselines() { # benchmark, folder, split, options
  [ -d "$data/$2" ] || { echo "$1: no $data/$2" >&2; return 0; }
  for agent in random majority question-prior; do
    [ -e "$out/$1-$agent/results.json" ] || $mmrl evaluate --env "oneshot/$1-v0" --agent "$agent" --data "$data/$2" --split "$3" \
      --quiet --out "$out/$1-$agent" "${@:4}" > /dev/null
  done
}

baselines EasyVqa easy_vqa validation
baselines Shapes shapes validation
baselines Nlvr nlvr validation
baselines Nlvr2 nlvr2 validation --set trainFile=dev.json --set allowMissingImages=true
baselines PuzzleVqa puzzlevqa test
baselines ShapeWorld shapeworld test
baselines VqaV2 vqa_v2_subset validation --set allowMissingImages=true
