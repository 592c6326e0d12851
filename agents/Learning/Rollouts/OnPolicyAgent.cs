using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// An agent that gathers a rollout with its latest policy, estimates advantages, learns from it and throws it away.
/// Rewards are normalized and observations' moments learned here, for all of them alike.
/// </summary>
public abstract class OnPolicyAgent : IAgent
{
    // "ONP1" as bytes.
    private const int Format = 0x31504E4F;

    private readonly string name;
    private readonly AgentContext context;
    private readonly OnPolicyOptions options;
    private readonly ActorCritic network;
    private readonly ActorCriticPolicy behavior;
    private readonly ActorCriticPolicy evaluation;
    private readonly Rollout rollout;
    private readonly AdvantageEstimator estimator;
    private readonly GatedReward? gated;
    private readonly RewardNormalizer normalizer;
    private readonly bool normalizesRewards;
    private readonly LearningWatch watch;
    private readonly IRolloutUpdate update;
    private readonly float[] lastValues;
    private readonly float[] finalValues;
    private readonly Tensor? memory;

    /// <param name="name">The name it is registered by.</param>
    /// <param name="context">What it acts in.</param>
    /// <param name="options">Its options.</param>
    /// <param name="estimator">How advantages are estimated.</param>
    /// <param name="update">Makes what learns.</param>
    /// <param name="leastSteps">Steps of every row that a rollout has at least, whatever the options say.</param>
    /// <param name="gatesRewards">Whether it learns from the gated form of a reward that is paid in the linear one.</param>
    /// <exception cref="InputException">The environment's spaces are not supported, or the run to start from does not fit.</exception>
    private protected OnPolicyAgent(
        string name, AgentContext context, OnPolicyOptions options, AdvantageEstimator estimator,
        Func<ActorCritic, Rollout, IRolloutUpdate> update, int leastSteps = 1, bool gatesRewards = false)
    {
        this.name = name;
        this.context = context;
        this.options = options;
        this.estimator = estimator;
        network = ActorCritic.Create(context, options);
        var seed = new SeedSequence(context.Seed).Seed("policy");
        behavior = new ActorCriticPolicy(network, seed, greedy: false);
        evaluation = new ActorCriticPolicy(network, seed, greedy: true);
        rollout = new Rollout(context.Environment, behavior, Math.Max(options.RolloutSteps, leastSteps), context.Rows);
        gated = gatesRewards ? GatedReward.Of(context.Environment, context.Rows) : null;
        normalizer = new RewardNormalizer(context.Rows, Discounting.Of(options.Discount, context.Environment));
        normalizesRewards = options.NormalizeRewards ?? estimator.ScalesRewards;
        watch = LearningWatch.Of(context);
        lastValues = new float[context.Rows];
        finalValues = new float[context.Rows];
        memory = network.MemoryWidth > 0
            ? zeros(context.Rows, network.MemoryWidth, ScalarType.Float32, network.Device).DetachFromDisposeScope()
            : null;
        this.update = update(network, rollout);
    }

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Experience;

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy => behavior;

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy => evaluation;

    /// <inheritdoc/>
    public void Observe(in Experience experience)
    {
        var at = rollout.Add(experience, behavior);
        network.KeepActed(experience.Before.Observations, at, rollout.Count);
        var rewards = rollout.Rewards.AsSpan(at, context.Rows);
        var earned = gated is null ? experience.After.Rewards : gated.Next(experience.After);
        watch.Observe(earned, experience.After.Status);
        if (normalizesRewards)
        {
            normalizer.Normalize(earned, experience.After.Status, rewards);
        }
        else
        {
            earned.CopyTo(rewards);
        }

        Clip(rewards);

        KeepFinalValues(experience.After, at);
        if (rollout.IsFull && estimator.Bootstraps)
        {
            behavior.Values(experience.After.Observations, experience.After.Starts, lastValues);
        }
    }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics)
    {
        WarnOfBudget(metrics);
        if (!rollout.IsFull)
        {
            return false;
        }

        estimator.Fill(rollout, lastValues);
        Steps += rollout.Count;
        metrics.Scalar("charts/reward_scale", normalizesRewards ? normalizer.Scale : 1, Steps);
        estimator.Report(watch.Over(metrics), Steps);
        watch.Look(rollout, context.Environment, Steps, metrics);
        update.Run(rollout, memory, Steps, watch.Over(metrics));
        // Only now: what is learned from is normalized as it was when it was acted on.
        network.LearnMoments(rollout.Observations);
        rollout.Clear();
        memory?.copy_(behavior.Memory!);
        return true;
    }

    /// <inheritdoc/>
    public void Save(string folder) => network.Save(folder, name, writer =>
    {
        writer.Write(Format);
        writer.Write(context.Rows);
        writer.Write(Steps);
        gated?.Save(writer);
        normalizer.Save(writer);
        watch.Save(writer);
        update.Save(writer);
        if (memory is not null)
        {
            using var host = memory.cpu();
            writer.Write(host.bytes);
        }

        watch.SaveMore(writer);
    });

    /// <inheritdoc/>
    public void Load(string folder) => network.Load(folder, name, reader =>
    {
        StateFile.RequireFormat(folder, reader, Format, name);
        StateFile.RequireRows(folder, reader, context.Rows);
        Steps = reader.ReadInt64();
        gated?.Load(reader);
        normalizer.Load(reader);
        watch.Load(reader);
        update.Load(reader);
        if (memory is not null)
        {
            using var host = empty(memory.shape, ScalarType.Float32);
            reader.BaseStream.ReadExactly(host.bytes);
            memory.copy_(host);
        }

        // Checkpoints of before end here.
        if (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            watch.LoadMore(reader);
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        update.Dispose();
        behavior.Dispose();
        evaluation.Dispose();
        memory?.Dispose();
        network.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Clip(Span<float> rewards)
    {
        if (options.RewardClip is { } bound)
        {
            foreach (ref var reward in rewards)
            {
                reward = Math.Clamp(reward, (float)-bound, (float)bound);
            }
        }
    }

    // Said at the first step: what is learned from whole episodes may take long to the first update.
    private void WarnOfBudget(IMetricSink metrics)
    {
        if (Steps == 0 && rollout.Filled == 1 && context.TotalSteps > 0 && rollout.Count > context.TotalSteps)
        {
            metrics.Warn(
                $"one rollout is {rollout.Steps} steps of {rollout.Rows} rows, {rollout.Count} in all, the budget {context.TotalSteps}: take fewer run.rows, or more --steps",
                Steps);
        }
    }

    private void KeepFinalValues(VectorStep after, int at)
    {
        if (after.Finals.Count == 0 || !estimator.Bootstraps)
        {
            return;
        }

        behavior.FinalValues(after.Finals, after.FinalRows.AsSpan(0, after.Finals.Count), finalValues);
        for (var i = 0; i < after.Finals.Count; i++)
        {
            rollout.FinalValues[at + after.FinalRows[i]] = finalValues[i];
        }
    }
}
