using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Tells when the learning of a policy goes wrong, as it happens: once when a condition begins to hold, and again only after
/// it has clearly ceased (<see cref="Alarm"/>). Each has a tag under <c>warnings/</c> beside its text.
/// </summary>
/// <param name="totalSteps">The budget: entropy may fall towards its end.</param>
/// <param name="reals">Reals that an action consists of; 0 where actions are discrete.</param>
internal sealed class LearningWatch(long totalSteps, int reals = 0)
{
    // A hundredth of the first entropy, or of the first deviation, before half of the budget is used: nothing is explored any more.
    private const double CollapsedShare = 0.01;

    // A tenth is explored again.
    private const double RecoveredShare = 0.1;

    // k3 in nats between the policy that acted and the one that came of it; PPO's usual targets are 0.01 to 0.05.
    private const double ExplodedKl = 1;
    private const double CalmKl = 0.1;

    private readonly Alarm entropyCollapse = new("entropy_collapse");
    private readonly Alarm klExplosion = new("kl_explosion");
    private readonly PlayWatch play = new();
    private readonly EndlessTally endless = new();
    private readonly EarningTally earned = new();
    private readonly GroupWatch groups = new(totalSteps);
    private double firstEntropy = double.NaN;

    /// <summary>One for an environment's actions.</summary>
    public static LearningWatch Of(AgentContext context) =>
        new(context.TotalSteps, context.Environment.Action.First<BoxSpace>()?.Width ?? 0);

    /// <summary>Passes metrics on, and looks at the ones that tell.</summary>
    public IMetricSink Over(IMetricSink metrics) => new WatchedMetrics(metrics, (tag, value, step) => Seen(tag, value, step, metrics));

    /// <summary>Takes in what a step of all rows earned, as it was paid: once normalized, equal rewards differ.</summary>
    public void Observe(ReadOnlySpan<float> rewards, ReadOnlySpan<StepStatus> status)
    {
        earned.Add(rewards, status);
        endless.Add(rewards, status);
    }

    /// <summary>Looks at what was earned since it last did, and at how a rollout spent its actions where those have groups.</summary>
    public void Look(Rollout rollout, EnvironmentSpec spec, long step, IMetricSink metrics)
    {
        play.Look(earned.IsFlat || endless.Holds, earned.Count, step, metrics);
        earned.Clear();
        var done = new AnswerTally(spec);
        for (var place = 0; place < rollout.Count; place++)
        {
            done.Add(rollout.Actions, place);
        }

        play.Look(done, step, metrics);
    }

    /// <summary>Writes what holds already.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(firstEntropy);
        entropyCollapse.Save(writer);
        klExplosion.Save(writer);
        play.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        firstEntropy = reader.ReadDouble();
        entropyCollapse.Load(reader);
        klExplosion.Load(reader);
        play.Load(reader);
    }

    /// <summary>Writes what has been added since version 1 of checkpoints.</summary>
    public void SaveMore(BinaryWriter writer)
    {
        endless.Save(writer);
        groups.Save(writer);
    }

    /// <summary>Reads what <see cref="SaveMore"/> wrote.</summary>
    public void LoadMore(BinaryReader reader)
    {
        endless.Load(reader);
        groups.Load(reader);
    }

    private void Seen(string tag, double value, long step, IMetricSink metrics)
    {
        if (tag == LossTags.Entropy)
        {
            firstEntropy = double.IsNaN(firstEntropy) ? value : firstEntropy;
            LookAtEntropy(value, step, metrics);
        }
        else if (tag == LossTags.FinalKl)
        {
            klExplosion.Tell(
                value > ExplodedKl, value < CalmKl, step, metrics,
                $"the policy moved by {value:0.##} nats (KL) in one update: the step size is too large");
        }
        else
        {
            groups.Seen(tag, value, step, metrics);
        }
    }

    // The entropy of reals is no measure of itself: it passes 0 on its way down. What it has lost tells how deviations shrank.
    private void LookAtEntropy(double value, long step, IMetricSink metrics)
    {
        var early = 2 * step < totalSteps;
        if (reals == 0)
        {
            entropyCollapse.Tell(
                early && value < CollapsedShare * firstEntropy, value > RecoveredShare * firstEntropy, step, metrics,
                $"the entropy fell from {firstEntropy:0.###} to {value:0.#####} nats before half of the budget was used: nothing is explored any more");
            return;
        }

        var share = Math.Exp((value - firstEntropy) / reals);
        entropyCollapse.Tell(
            early && share < CollapsedShare, share > RecoveredShare, step, metrics,
            $"the deviation of actions fell to {share:0.#####} of what it was at first before half of the budget was used: nothing is explored any more");
    }
}
