using System.Text.Json.Nodes;

namespace MultiModalRL.Cli;

/// <summary>The agents' options in the quickstart, where they are not the defaults.</summary>
internal static class QuickstartSettings
{
    /// <summary>Half of the examples show everything: relations between two shapes are learned from these.</summary>
    public static JsonObject Supervised => new() { ["revealedShare"] = 0.5, ["validateEvery"] = 100_000 };
}
