using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Deep Q-learning (Mnih et al. 2015): values of actions learned from remembered transitions, against a target that
/// follows behind; explores by drawing a share of its actions.
/// </summary>
public sealed class DqnAgent : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "dqn";

    private const int Format = 0x314E5144;

    private readonly AgentContext context;
    private readonly DqnOptions options;
    private readonly ActorCritic network;
    private readonly EpsilonGreedyPolicy behavior;
    private readonly EpsilonGreedyPolicy evaluation;
    private readonly NStepWindow window;
    private readonly Gathered gathered;
    private readonly DqnUpdate update;
    private readonly ValueWatch watch;
    private TransitionMemory? memory;
    private readonly int learningStarts;
    private long observed;

    /// <summary>Makes the agent.</summary>
    /// <param name="context">What it acts in.</param>
    /// <param name="options">Its options.</param>
    /// <exception cref="InputException">
    /// The environment's actions are not one discrete choice, its observations are not supported, the budget ends before
    /// learning starts, or the run to start from does not fit.
    /// </exception>
    public DqnAgent(AgentContext context, DqnOptions options)
    {
        (this.context, this.options) = (context, options);
        var spec = context.Environment;
        AgentRequirements.Actions(Name, spec, "one discrete action", typeof(DiscreteSpace));
        AgentRequirements.NoMemory(Name, options);
        learningStarts = LearningStarts(context, options);
        network = ActorCritic.Create(context, options);
        var seed = new SeedSequence(context.Seed).Seed("policy");
        behavior = new EpsilonGreedyPolicy(network, options.Dueling, seed) { Epsilon = options.ExplorationStart };
        evaluation = new EpsilonGreedyPolicy(network, options.Dueling, seed, goesOn: true);
        var discount = Discounting.Of(options.Discount, spec);
        window = new NStepWindow(spec, context.Rows, options.NStep, discount);
        gathered = new Gathered(spec, context.Rows, options.UpdateEvery);
        update = new DqnUpdate(network, options, context);
        watch = new ValueWatch(spec, discount);
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
    private TransitionMemory Memory => memory ??= new TransitionMemory(context.Environment, options.ReplayCapacity, Sampling());

    /// <inheritdoc/>
    public void Observe(in Experience experience)
    {
        gathered.Add(experience.Before.Observations);
        window.Add(experience, Memory);
        watch.Observe(experience, experience.Extras.All(behavior.Drawn));
        observed += context.Rows;
        behavior.Epsilon = Epsilon(observed);
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
        if (Memory.Count < learningStarts)
        {
            return false;
        }

        Steps = observed;
        watch.Look(Steps, metrics);
        update.Run(Memory, Math.Max(1, gathered.Count / options.StepsPerMinibatch), Steps, watch.Over(metrics));
        metrics.Scalar("charts/epsilon", behavior.Epsilon, Steps);
        return true;
    }

    /// <inheritdoc/>
    public void Save(string folder) => network.Save(folder, Name, writer =>
    {
        writer.Write(Format);
        writer.Write(Steps);
        update.Save(writer);
        writer.Write(options.SaveReplay && memory is not null);
        if (options.SaveReplay && memory is not null)
        {
            window.Save(writer);
            memory.Save(writer);
        }

        watch.Save(writer);
    });

    /// <inheritdoc/>
    public void Load(string folder) => network.Load(folder, Name, reader =>
    {
        StateFile.RequireFormat(folder, reader, Format, Name);
        Steps = reader.ReadInt64();
        observed = Steps;
        behavior.Epsilon = Epsilon(Steps);
        update.Load(reader);
        if (reader.ReadBoolean())
        {
            window.Load(reader);
            Memory.Load(reader);
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

    private double Epsilon(long step) => Schedule.Between(
        options.ExplorationStart, options.ExplorationEnd, options.ExplorationShare, step, context.TotalSteps);

    private static int LearningStarts(AgentContext context, DqnOptions options)
    {
        const int usual = 5_000;
        var budget = context.TotalSteps > 0 ? context.TotalSteps : long.MaxValue;
        if (options.LearningStarts is not { } asked)
        {
            return (int)Math.Min(Math.Min(usual, options.ReplayCapacity), Math.Max(1, budget / 10));
        }

        // What was trained may be loaded to act alone, whatever the budget.
        return context.CheckpointFolder is not null || asked < budget
            ? asked
            : throw new InputException($"agent.learningStarts is {asked}, and the budget {budget} steps: expected less than that");
    }

    private IReplaySampling Sampling() => options.Prioritized
        ? new PrioritizedSampling(options.ReplayCapacity, options.PriorityExponent)
        : new UniformSampling();
}
