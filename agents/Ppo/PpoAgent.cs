using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Proximal policy optimization on question-answering environments: accuracy and time are the reward, normalized;
/// entropy is rewarded on a schedule.
/// </summary>
public sealed class PpoAgent : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "ppo";

    private readonly AgentContext context;
    private readonly PpoOptions options;
    private readonly QuestionAnsweringNetwork network;
    private readonly NetworkPolicy behavior;
    private readonly NetworkPolicy evaluation;
    private readonly Rollout rollout;
    private readonly GeneralizedAdvantage estimator;
    private readonly RewardNormalizer normalizer;
    private readonly ThumbnailMoments thumbnails;
    private readonly bool learnsMoments;
    private readonly PpoUpdate update;
    private readonly float[] lastValues;
    private readonly float[] finalValues;

    /// <summary>Makes the agent.</summary>
    /// <exception cref="InputException">Not a question-answering environment, or an unfit run to start from.</exception>
    public PpoAgent(AgentContext context, PpoOptions options)
    {
        this.context = context;
        this.options = options;
        network = NetworkCheckpoint.Create(context, options.Model);
        thumbnails = new ThumbnailMoments(network);
        // A supervised start brings its moments; moving them would move what its weights mean.
        learnsMoments = options.NormalizeObservations && context.InitFolder is null;
        if (context.InitFolder is not null && context.CheckpointFolder is null)
        {
            network.Model.SharpenAnswers(options.AnswerSharpening);
            network.Model.FavourLooking(options.InitialLookBias);
        }

        var seed = new SeedSequence(context.Seed).Seed("policy");
        behavior = new NetworkPolicy(network, seed, greedy: false);
        evaluation = new NetworkPolicy(network, seed, greedy: true);
        rollout = new Rollout(context.Environment, options.RolloutSteps, context.Rows);
        estimator = new GeneralizedAdvantage(options.Discount, options.GaeLambda);
        normalizer = new RewardNormalizer(context.Rows, options.Discount);
        update = new PpoUpdate(network, options, context);
        lastValues = new float[context.Rows];
        finalValues = new float[context.Rows];
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
        var at = rollout.Add(experience, behavior, network.Fields.Action);
        var rewards = rollout.Rewards.AsSpan(at, context.Rows);
        if (options.NormalizeRewards)
        {
            normalizer.Normalize(experience.After.Rewards, experience.After.Status, rewards);
        }
        else
        {
            experience.After.Rewards.CopyTo(rewards);
        }

        KeepFinalValues(experience.After, at);
        if (rollout.IsFull)
        {
            behavior.Values(experience.After.Observations, lastValues);
        }
    }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics)
    {
        if (!rollout.IsFull)
        {
            return false;
        }

        if (learnsMoments)
        {
            thumbnails.Add(rollout.Observations);
            thumbnails.Apply();
        }

        rollout.Finish(estimator, lastValues);
        Steps += rollout.Actions.Length;
        metrics.Scalar("charts/reward_scale", options.NormalizeRewards ? normalizer.Scale : 1, Steps);
        update.Run(rollout, Steps, metrics);
        rollout.Clear();
        return true;
    }

    /// <inheritdoc/>
    public void Save(string folder) => NetworkCheckpoint.Save(folder, Name, network, writer =>
    {
        writer.Write(Steps);
        normalizer.Save(writer);
        thumbnails.Save(writer);
        update.Save(writer);
    });

    /// <inheritdoc/>
    public void Load(string folder) => NetworkCheckpoint.Load(folder, Name, network, reader =>
    {
        Steps = reader.ReadInt64();
        normalizer.Load(reader);
        thumbnails.Load(reader);
        update.Load(reader);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        update.Dispose();
        behavior.Dispose();
        evaluation.Dispose();
        network.Dispose();
    }

    private void KeepFinalValues(VectorStep after, int at)
    {
        if (after.Finals.Count == 0)
        {
            return;
        }

        behavior.Values(after.Finals, finalValues.AsSpan(0, after.Finals.Count));
        for (var i = 0; i < after.Finals.Count; i++)
        {
            rollout.FinalValues[at + after.FinalRows[i]] = finalValues[i];
        }
    }
}
