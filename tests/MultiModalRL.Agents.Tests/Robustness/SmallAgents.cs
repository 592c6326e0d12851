using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>The learning agents with a model of a few thousand weights and short updates.</summary>
internal static class SmallAgents
{
    public const string Ppo = "ppo";
    public const string Supervised = "supervised";
    public const string A2c = "a2c";
    public const string Reinforce = "reinforce";
    public const string Grpo = "grpo";

    public static readonly ModelOptions Model = new() { CellWidth = 8, TokenWidth = 4, FusedWidth = 16, PlacedWidth = 2 };

    public static readonly PpoOptions PpoOptions = new()
    {
        Model = Model, RolloutSteps = 4, MinibatchSize = 12, Epochs = 2, EntropySchedule = EntropySchedule.Adaptive,
    };

    public static readonly A2cOptions A2cOptions = new() { Model = Model, RolloutSteps = 4 };

    public static readonly ReinforceOptions ReinforceOptions = new() { Model = Model, Baseline = ReinforceBaseline.Rloo, GroupSize = 2 };

    public static readonly GrpoOptions GrpoOptions = new()
    {
        Model = Model, GroupSize = 2, MinibatchSize = 128, Epochs = 2, KlCoefficient = 0.1,
    };

    public static readonly SupervisedOptions SupervisedOptions = new() { Model = Model, MinibatchSize = 16 };

    public static IAgent Create(string name, AgentContext context) => name switch
    {
        Ppo => new PpoAgent(context, PpoOptions),
        A2c => new A2cAgent(context, A2cOptions),
        Reinforce => new ReinforceAgent(context, ReinforceOptions),
        Grpo => new GrpoAgent(context, GrpoOptions),
        _ => new SupervisedAgent(context, SupervisedOptions, Supervised),
    };

    public static AgentContext Context(IVectorEnvironment environment, ulong seed = 3, string? init = null) =>
        Given.Context(environment, seed, init) with { TotalSteps = 100_000 };
}
