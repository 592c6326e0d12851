using System.Text.Json.Nodes;

namespace MultiModalRL.Cli;

/// <summary>The agents' options in the quickstart, where they are not the defaults.</summary>
internal static class QuickstartSettings
{
    /// <summary>Half of the examples show everything: relations between two shapes are learned from these.</summary>
    public static JsonObject Supervised => new() { ["revealedShare"] = 0.5, ["validateEvery"] = 100_000 };

    /// <summary>Large minibatches: where nearly every answer is right, small ones hold too few that are wrong to learn from.</summary>
    public static JsonObject Ppo => new() { ["rolloutSteps"] = 32, ["minibatchSize"] = 4096 };
}
