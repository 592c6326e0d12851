using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>The learning agents with a model of a few thousand weights and short updates.</summary>
internal static class SmallAgents
{
    public const string Ppo = "ppo";
    public const string Supervised = "supervised";

    public static readonly ModelOptions Model = new() { CellWidth = 8, TokenWidth = 4, FusedWidth = 16, PlacedWidth = 2 };

    public static readonly PpoOptions PpoOptions = new()
    {
        Model = Model, RolloutSteps = 4, MinibatchSize = 12, Epochs = 2, EntropySchedule = EntropySchedule.Adaptive,
    };

    public static readonly SupervisedOptions SupervisedOptions = new() { Model = Model, MinibatchSize = 16 };

    public static IAgent Create(string name, AgentContext context) => name == Ppo
        ? new PpoAgent(context, PpoOptions)
        : new SupervisedAgent(context, SupervisedOptions, Supervised);

    public static AgentContext Context(IVectorEnvironment environment, ulong seed = 3, string? init = null) =>
        Given.Context(environment, seed, init) with { TotalSteps = 100_000 };
}
