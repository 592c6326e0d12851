using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Stands in where an agent cannot be made without an oracle, and acts and is saved without one.</summary>
internal sealed class NeverAskedOracle : IOracle
{
    public void Act(Columns actions) => throw new NotSupportedException();
}
