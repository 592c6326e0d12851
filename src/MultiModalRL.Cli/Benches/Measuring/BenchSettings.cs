using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>What benches are given.</summary>
internal sealed record BenchSettings
{
    /// <summary>What is registered.</summary>
    public required Registries Registries { get; init; }

    /// <summary>The environments to measure with.</summary>
    public required IReadOnlyList<EnvironmentRegistration> Environments { get; init; }

    /// <summary>The data folder of environments that need one, or null.</summary>
    public required string? Data { get; init; }

    /// <summary>Seconds a measurement.</summary>
    public required double Seconds { get; init; }

    /// <summary>Where tensors live.</summary>
    public required Device Device { get; init; }

    /// <summary>What networks compute with.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Threads within a tensor operation.</summary>
    public required int Threads { get; init; }

    /// <summary>The stop-watch.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Told what was left out, and why.</summary>
    public required Action<string> Skip { get; init; }

    /// <summary>Ends it.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>Tells the seconds of effort spent so far.</summary>
    public Func<double> Spent => Effort.On(Device, Clock);

    public RateMeter Meter => new(Clock, Spent, Seconds, Cancellation);

    /// <summary>An environment with the options it has by default.</summary>
    public IVectorEnvironment Create(EnvironmentRegistration registration, int rows) => registration.Create(
        new EnvironmentRequest(rows, Split.Train, Data, Seed: 0), OptionsBinder.Bind(registration.OptionsType, null, "environment"));

    /// <summary>An agent for it, as a run would make it; null, and said so, where the agent does not support it.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="environment">What it acts in.</param>
    /// <param name="options">Its options; the defaults where null.</param>
    public IAgent? TryCreate(string name, IVectorEnvironment environment, object? options = null)
    {
        var registration = Registries.Agents.Get(name);
        var context = new AgentContext(environment.Spec, environment.Count, environment.Supervision, Seed: 1, Device, InitFolder: null, TotalSteps: 10_000_000)
        {
            Precision = Precision,
        };
        try
        {
            return registration.Create(context, options ?? OptionsBinder.Bind(registration.OptionsType, null, "agent"));
        }
        catch (InputException reason)
        {
            Skip($"{name} in {environment.Spec.Id}: {reason.Message}");
            return null;
        }
    }
}
