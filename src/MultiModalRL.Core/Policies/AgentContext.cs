using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>What an agent's factory is given.</summary>
/// <param name="Environment">The environment it will act in.</param>
/// <param name="Rows">Rows of the vector environment it will learn from.</param>
/// <param name="Supervision">Labelled observations of the training split, where the environment offers them.</param>
/// <param name="Seed">The seed of its weights and draws.</param>
/// <param name="Device">Where it computes.</param>
/// <param name="InitFolder">
/// The agent folder of the run to start from, or null. Where <see cref="CheckpointFolder"/> is given it tells only that
/// there was one: the folder may be gone.
/// </param>
/// <param name="TotalSteps">The runner's budget, which schedules are stretched over.</param>
public sealed record AgentContext(
    EnvironmentSpec Environment,
    int Rows,
    ISupervision? Supervision,
    ulong Seed,
    Device Device,
    string? InitFolder,
    long TotalSteps)
{
    /// <summary>
    /// The agent folder that <see cref="IAgent.Load"/> will be called with once the agent is made, or null: an agent
    /// whose sizes follow the run it started from takes them from there.
    /// </summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>The numbers it computes with.</summary>
    public Precision Precision { get; init; }

    /// <summary>The parts that modules registered; given by the <see cref="AgentRegistry"/>.</summary>
    public ImmutableArray<PartRegistration> Parts { get; init; } = [];

    /// <summary>The best actions in the environment that is learned from, where it offers them.</summary>
    public IOracle? Oracle { get; init; }
}
