using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>Steps several environments one after another, with same-step autoreset and the spec's time limit.</summary>
public sealed class SyncVectorEnvironment(ImmutableArray<IEnvironment> environments) : IVectorEnvironment
{
    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; } = environments[0].Spec;

    /// <inheritdoc/>
    public int Count => environments.Length;

    /// <inheritdoc/>
    public ISupervision? Supervision => null;

    /// <inheritdoc/>
    public void Reset(EpisodePlan plan, VectorStep first, Columns info) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Step(Columns actions, VectorStep next, Columns info) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
