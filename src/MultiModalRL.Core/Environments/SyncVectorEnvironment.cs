using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>
/// Steps several environments one after another, with same-step autoreset and the spec's time limit. Allocates nothing
/// a step once episodes have reached their usual length. Owns the environments.
/// </summary>
/// <remarks>
/// A row that the plan has no episode for is idle and shows the first observation of the plan's first episode, so that
/// a policy always finds legal actions. What an environment throws comes out as <see cref="EnvironmentException"/> (an
/// <see cref="InputException"/> as it is), and a reset or a load is then needed to go on; unless restarts are allowed
/// (<see cref="EnvironmentRestarts"/>), which no <see cref="InputException"/> is, nor what is thrown during a load.
/// </remarks>
public sealed class SyncVectorEnvironment : IVectorEnvironment
{
    private readonly VectorRows rows;

    /// <summary>Puts environments of one spec side by side, one a row.</summary>
    public SyncVectorEnvironment(ImmutableArray<IEnvironment> environments) =>
        rows = new VectorRows(environments, work => work(0, environments.Length));

    /// <summary>Makes environments of one spec, one a row.</summary>
    /// <param name="create">Makes the environment of a row. What it plays must not depend on the row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="restarts">How many environments that crash are made anew, in all; 0 for none.</param>
    public SyncVectorEnvironment(Func<int, IEnvironment> create, int count, int restarts = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(restarts);
        rows = new VectorRows(Recovery.Make(create, count), work => work(0, count), create, restarts);
    }

    /// <inheritdoc/>
    public EnvironmentSpec Spec => rows.Spec;

    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public ISupervision? Supervision => null;

    /// <inheritdoc/>
    public EnvironmentRestarts? Restarts => rows.Restarts;

    /// <inheritdoc/>
    public void Reset(EpisodePlan plan, VectorStep first, Columns info) => rows.Reset(plan, first, info);

    /// <inheritdoc/>
    public void Step(Columns actions, VectorStep next, Columns info) => rows.Step(actions, next, info);

    /// <summary>Writes the plan's position and, for every row, the episode's number and the actions taken in it.</summary>
    public void Save(BinaryWriter writer) => rows.Save(writer);

    /// <summary>
    /// Plays the saved actions again; the current step holds the observations, starts and keys as they were, rewards
    /// of 0 and the info of the running episodes.
    /// </summary>
    /// <exception cref="InputException">The state is of another environment, row count or plan, or is cut short.</exception>
    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info) => rows.Load(reader, plan, current, info);

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();
}
