namespace MultiModalRL.Core;

/// <summary>All agents, frozen after start.</summary>
public sealed class AgentRegistry
{
    private readonly Dictionary<string, AgentRegistration> byName = new(StringComparer.Ordinal);

    /// <summary>Collects the registrations.</summary>
    /// <exception cref="InputException">Two of them share a name.</exception>
    public AgentRegistry(IEnumerable<AgentRegistration> registrations)
    {
        foreach (var registration in registrations)
        {
            if (!byName.TryAdd(registration.Name, registration))
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
