namespace MultiModalRL.Core;

/// <summary>All environments, frozen after start.</summary>
public sealed class EnvironmentRegistry
{
    private readonly Dictionary<EnvironmentId, EnvironmentRegistration> byId = [];

    /// <summary>Collects the registrations.</summary>
    /// <exception cref="InputException">Two of them share an id.</exception>
    public EnvironmentRegistry(IEnumerable<EnvironmentRegistration> registrations, IEnumerable<IEnvironmentSource> sources)
    {
        foreach (var registration in registrations.Concat(sources.SelectMany(source => source.Registrations)))
        {
            if (!byId.TryAdd(registration.Id, registration))
            {
                throw new InputException($"environment {registration.Id} is registered twice");
            }
        }

        All = [.. byId.Values.OrderBy(registration => registration.Id.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>All registrations, by id.</summary>
    public IReadOnlyList<EnvironmentRegistration> All { get; }

    /// <summary>The registration of an id.</summary>
    /// <exception cref="InputException">Malformed or unknown; the message lists the nearest ids.</exception>
    public EnvironmentRegistration Get(string id) =>
        byId.GetValueOrDefault(EnvironmentId.Parse(id))
        ?? throw new InputException(Nearest.Message("environment", id, All.Select(registration => registration.Id.ToString())));
}
