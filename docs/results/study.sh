# Sourced by the studies of this folder, which set `env`, `world` and `split` (options) for these two functions. Both leave
# what is done already as it is, so that a study which was cut short goes on where it was.
mmrl=${MMRL:-dotnet run -c Release --project src/MultiModalRL.Cli --}

# The folders of a training seed: runs, what is measured of them, and the supervised start.
begin() { # out, seed
  seed=$2 runs=$1/seed-$2 measured=$1/seed-$2/evaluations sup=$1/seed-$2/supervised
  mkdir -p "$measured"
}

train() { # name, options
  [ -e "$runs/$1/finished" ] || { rm -rf "${runs:?}/$1"; $mmrl train $env $world --seed "$seed" --quiet --out "$runs/$1" "${@:2}"; touch "$runs/$1/finished"; }
}

measure() { # name, options
  [ -e "$measured/$1/results.json" ] ||
    $mmrl evaluate $env $world $split --seed "$seed" --quiet --out "$measured/$1" "${@:2}" > /dev/null
}

# PPO with one thing left out or done otherwise; ABLATIONS names them, or is "all". All are measured at the same price. Without a
# supervised start the network has to be named, for the start names it elsewhere.
ablate() { # price, steps, options of the start's network
  [ "${ABLATIONS:-}" != all ] ||
    ABLATIONS="no-reward-normalization no-advantage-normalization no-entropy all-trained no-cost no-supervised-start"
  local name start paid change
  for name in ${ABLATIONS:-}; do
    start="--init $sup" paid=$1 change=""
    case $name in
      no-reward-normalization) change="--set agent.normalizeRewards=false" ;;
      no-advantage-normalization) change="--set agent.normalizeAdvantages=false" ;;
      no-entropy) change="--set agent.entropyCoefficient=0" ;;
      all-trained) change="--set agent.train=all" ;;
      no-cost) paid=0 ;;
      no-supervised-start) start="" change="${3:-}" ;;
      *) echo "ABLATIONS: there is no '$name'" >&2; return 2 ;;
    esac
    train "$name" --agent ppo $start --steps "${STEPS:-$2}" --set reward.price="$paid" $change
    measure "$name" --run "$runs/$name" --set reward.price="$1"
  done
}

report() { # out, title
  $mmrl report "$1"/seed-*/evaluations --title "$2" --out "$1/report.html" --json > "$1/report.json"
}
