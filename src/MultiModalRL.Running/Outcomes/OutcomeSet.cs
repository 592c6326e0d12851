using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>The outcomes of every example of a split, in the order of the examples.</summary>
/// <param name="Environment">The environment's spec.</param>
/// <param name="Agent">The agent's name.</param>
/// <param name="Split">The split.</param>
/// <param name="Outcomes">One an example.</param>
public sealed record OutcomeSet(EnvironmentSpec Environment, string Agent, Split Split, ImmutableArray<Outcome> Outcomes)
{
    /// <summary>Batch-1 response times of whole episodes in milliseconds; empty where not measured.</summary>
    public ImmutableArray<double> ResponseMilliseconds { get; init; } = [];

    /// <summary>The device the response times were measured on.</summary>
    public Device Device { get; init; }
}
