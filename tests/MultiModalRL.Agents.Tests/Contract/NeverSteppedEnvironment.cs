using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>An environment that is nothing but its spec.</summary>
internal sealed class NeverSteppedEnvironment(EnvironmentSpec spec) : IVectorEnvironment
{
    public EnvironmentSpec Spec => spec;

    public int Count => 1;

    public ISupervision? Supervision => null;

    public void Reset(EpisodePlan plan, VectorStep first, Columns info) => throw new NotSupportedException();

    public void Step(Columns actions, VectorStep next, Columns info) => throw new NotSupportedException();

    public void Save(BinaryWriter writer) => throw new NotSupportedException();

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info) => throw new NotSupportedException();

    public void Dispose() { }
}
