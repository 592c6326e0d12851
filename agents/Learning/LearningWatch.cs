using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Tells when learning goes wrong, as it happens: once when a condition begins to hold, and again only after it has
/// ceased. Each has a tag under <c>warnings/</c> beside its text.
/// </summary>
/// <param name="totalSteps">The budget: entropy may fall towards its end.</param>
internal sealed class LearningWatch(long totalSteps)
{
    // A hundredth of the first entropy before half of the budget is used: nothing is explored any more.
    private const double CollapsedShare = 0.01;

    // k3 in nats between the policy that acted and the one that came of it; PPO's usual targets are 0.01 to 0.05.
    private const double ExplodedKl = 1;

    private const double LeastDeviation = 1e-6;

    private readonly bool[] holds = new bool[Enum.GetValues<Condition>().Length];
    private double firstEntropy = double.NaN;

    private enum Condition
    {
        EntropyCollapse,
        KlExplosion,
        ConstantRewards,
        AnswersAtOnce,
        NeverAnswers,
    }

    /// <summary>Passes metrics on, and looks at the ones that tell.</summary>
    public IMetricSink Over(IMetricSink metrics) => new Sink(this, metrics);

    /// <summary>Looks at what a rollout earned, and at how it spent its actions where those have groups.</summary>
    public void Look(Rollout rollout, EnvironmentSpec spec, long step, IMetricSink metrics)
    {
        var rewards = new RunningMoments();
        rewards.Add(rollout.Rewards);
        Tell(
            Condition.ConstantRewards, rewards.Variance < LeastDeviation * LeastDeviation, step, metrics,
            $"all {rollout.Count} rewards of the rollout are the same: there is nothing to learn from");
        if (Groups(spec) is not { } groups)
        {
            return;
        }

        var answers = 0;
        foreach (var action in rollout.Actions.All(groups.Action))
        {
            answers += groups.Answers.Contains(action) ? 1 : 0;
        }

        Tell(Condition.AnswersAtOnce, answers == rollout.Count, step, metrics, $"every action of the rollout is an answer: nothing is looked at any more");
        Tell(Condition.NeverAnswers, answers == 0, step, metrics, $"no action of the rollout is an answer: looking has taken over");
    }

    /// <summary>Writes what holds already.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(firstEntropy);
        foreach (var held in holds)
        {
            writer.Write(held);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        firstEntropy = reader.ReadDouble();
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = reader.ReadBoolean();
        }
    }

    private static (Field<int> Action, ActionGroup Answers)? Groups(EnvironmentSpec spec) =>
        spec.Action.First<DiscreteSpace>() is { Groups.Length: > 1 } actions && actions.Group(ActionGroup.Answer) is { } answers
            ? (spec.Action.Field<int>(EnvironmentSpec.ActionField), answers)
            : null;

    private void Seen(string tag, double value, long step, IMetricSink metrics)
    {
        if (tag == "losses/entropy")
        {
            firstEntropy = double.IsNaN(firstEntropy) ? value : firstEntropy;
            Tell(
                Condition.EntropyCollapse, 2 * step < totalSteps && value < CollapsedShare * firstEntropy, step, metrics,
                $"the entropy fell from {firstEntropy:0.###} to {value:0.#####} nats before half of the budget was used: nothing is explored any more");
        }
        else if (tag == "losses/approx_kl")
        {
            Tell(Condition.KlExplosion, value > ExplodedKl, step, metrics, $"the policy moved by {value:0.##} nats (KL) in one update: the step size is too large");
        }
    }

    private void Tell(Condition condition, bool now, long step, IMetricSink metrics, FormattableString text)
    {
        ref var held = ref holds[(int)condition];
        if (now && !held)
        {
            var name = string.Concat(condition.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
            metrics.Scalar($"warnings/{name}", 1, step);
            metrics.Warn(text.ToString(CultureInfo.InvariantCulture), step);
        }

        held = now;
    }

    private sealed class Sink(LearningWatch watch, IMetricSink metrics) : IMetricSink
    {
        public void Scalar(string tag, double value, long step)
        {
            metrics.Scalar(tag, value, step);
            watch.Seen(tag, value, step, metrics);
        }

        public void Warn(string text, long step) => metrics.Warn(text, step);
    }
}
