using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>One environment that the quickstart trains and measures on.</summary>
/// <param name="Name">The name of its folder, and of its stages on the screen.</param>
/// <param name="EnvironmentId">The environment.</param>
/// <param name="EnvironmentOptions">Its options, where they are not the defaults.</param>
/// <param name="Seed">The seed of all its runs.</param>
/// <param name="Folder">Where its runs go.</param>
internal sealed record StudySettings(string Name, string EnvironmentId, JsonObject EnvironmentOptions, ulong Seed, string Folder)
{
    /// <summary>Where agents compute.</summary>
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>The numbers they compute with.</summary>
    public Precision Precision { get; init; }

    /// <summary>Threads within an operation, for the record.</summary>
    public int Threads { get; init; } = 1;
}
