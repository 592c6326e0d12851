using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>All agents, frozen after start.</summary>
public sealed class AgentRegistry
{
    private readonly Dictionary<string, AgentRegistration> byName = new(StringComparer.Ordinal);

    /// <summary>Collects the registrations.</summary>
    /// <param name="registrations">The agents.</param>
    /// <param name="parts">What they may be built from: every agent made by this registry is given all of them.</param>
    /// <exception cref="InputException">Two of the agents share a name.</exception>
    public AgentRegistry(IEnumerable<AgentRegistration> registrations, IEnumerable<PartRegistration> parts)
    {
        ImmutableArray<PartRegistration> all = [.. parts];
        foreach (var registration in registrations)
        {
            var create = registration.Create;
            if (!byName.TryAdd(registration.Name, registration with { Create = (context, options) => create(context with { Parts = all }, options) }))
            {
                throw new InputException($"agent '{registration.Name}' is registered twice");
            }
        }

        All = [.. byName.Values.OrderBy(registration => registration.Name, StringComparer.Ordinal)];
    }

    /// <summary>All registrations, by name.</summary>
    public IReadOnlyList<AgentRegistration> All { get; }

    /// <summary>The registration of a name.</summary>
    /// <exception cref="InputException">Unknown; the message lists the nearest names.</exception>
    public AgentRegistration Get(string name) =>
        byName.GetValueOrDefault(name)
        ?? throw new InputException(Nearest.Message("agent", name, byName.Keys));
}
