using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Dataset aggregation (DAgger: Ross, Gordon and Bagnell 2011): plays, at first with the oracle's help, has the oracle say
/// what it would have done in every observation met, and learns all of that by cross-entropy.
/// </summary>
/// <remarks>
/// The oracle is that of the training environment and is asked once a step. The step after a reset has not been asked
/// for: the policy takes it alone and it is not learned from.
/// </remarks>
public sealed class DaggerAgent : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "dagger";

    private const int Format = 0x31474144;

    private readonly AgentContext context;
    private readonly DaggerOptions options;
    private readonly ActorCritic network;
    private readonly ImitationPolicy behavior;
    private readonly ActorCriticPolicy evaluation;
    private readonly OracleAdvice advice;
    private readonly Gathered gathered;
    private readonly DaggerUpdate update;
    private readonly ImitationWatch watch;
    private Demonstrations? dataset;
    private long iterations;

    /// <summary>Makes the agent.</summary>
    /// <param name="context">What it acts in; without an oracle there it must be going to be loaded, and then only acts.</param>
    /// <param name="options">Its options.</param>
    /// <exception cref="InputException">The environment offers no oracle, its spaces are not supported, or the run to start from does not fit.</exception>
    public DaggerAgent(AgentContext context, DaggerOptions options)
    {
        (this.context, this.options) = (context, options);
        var spec = context.Environment;
        if (context.Oracle is null && context.CheckpointFolder is null)
        {
            throw NoOracle();
        }

        AgentRequirements.Actions(
            Name, spec, "one discrete action, or several at once", typeof(DiscreteSpace), typeof(MultiDiscreteSpace));
        AgentRequirements.NoMemory(Name, options);
        network = ActorCritic.Create(context, options);
        var seeds = new SeedSequence(context.Seed);
        advice = new OracleAdvice(spec, context.Rows);
        var learned = new ActorCriticPolicy(network, seeds.Seed("policy"), greedy: false);
        behavior = new ImitationPolicy(learned, advice, seeds.Seed("oracle"));
        evaluation = new ActorCriticPolicy(network, seeds.Seed("policy"), greedy: true);
        gathered = new Gathered(spec, context.Rows, options.IterationSteps);
        update = new DaggerUpdate(network, options, context);
        watch = new ImitationWatch(spec, context.TotalSteps);
    }

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Experience;

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy => behavior;

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy => evaluation;

    // Acting alone needs none.
    private Demonstrations Dataset => dataset ??= new Demonstrations(context.Environment, options.DatasetCapacity);

    /// <inheritdoc/>
    /// <exception cref="InputException">The environment offers no oracle.</exception>
    public void Observe(in Experience experience)
    {
        var before = experience.Before;
        for (var row = 0; row < context.Rows; row++)
        {
            if (advice.IsFor(row, before.Keys[row]))
            {
                Dataset.Add(before.Observations, advice.Actions, row);
            }
        }

        gathered.Add(before.Observations);
        advice.Ask(context.Oracle ?? throw NoOracle(), experience.After);
    }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics)
    {
        if (!gathered.IsFull)
        {
            return false;
        }

        network.LearnMoments(gathered.Observations);
        gathered.Clear();
        if (Dataset.Count == 0)
        {
            return false;
        }

        iterations++;
        Steps += gathered.Count;
        update.Run(Dataset, Steps, watch.Over(metrics, Dataset));
        metrics.Scalar("charts/oracle_share", behavior.OracleShare, Steps);
        behavior.OracleShare = Math.Pow(options.OracleDecay, iterations);
        return true;
    }

    /// <inheritdoc/>
    public void Save(string folder) => network.Save(folder, Name, writer =>
    {
        writer.Write(Format);
        writer.Write(Steps);
        writer.Write(iterations);
        update.Save(writer);
        advice.Save(writer);
        writer.Write(options.SaveDataset && dataset is not null);
        if (options.SaveDataset)
        {
            dataset?.Save(writer);
        }

        watch.Save(writer);
    });

    /// <inheritdoc/>
    public void Load(string folder) => network.Load(folder, Name, reader =>
    {
        StateFile.RequireFormat(folder, reader, Format, Name);
        Steps = reader.ReadInt64();
        iterations = reader.ReadInt64();
        behavior.OracleShare = Math.Pow(options.OracleDecay, iterations);
        update.Load(reader);
        advice.Load(reader);
        if (reader.ReadBoolean())
        {
            Dataset.Load(reader);
        }

        // Checkpoints of before end here.
        if (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            watch.Load(reader);
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        update.Dispose();
        behavior.Dispose();
        evaluation.Dispose();
        network.Dispose();
    }

    private InputException NoOracle() => new(
        $"{context.Environment.Id} offers no oracle to imitate: agent '{Name}' learns on the training split of environments whose best actions are known, such as glimpse/GridShapesExists-v0 or tiny/Chain-v0");
}
