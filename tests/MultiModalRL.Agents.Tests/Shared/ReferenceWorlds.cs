using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Agents.Tests;

/// <summary>The reference environments, by id.</summary>
internal static class ReferenceWorlds
{
    public static IVectorEnvironment Create(string id, int rows, string options = "{}", Split split = Split.Train)
    {
        var registration = GridWorld.Registration(id);
        return registration.Create(
            new EnvironmentRequest(rows, split, null, 0),
            OptionsBinder.Bind(registration.OptionsType, (JsonObject)JsonNode.Parse(options)!, "environment"));
    }

    public static AgentContext Context(IVectorEnvironment environment, long steps = 100_000, ulong seed = 3) =>
        Given.Context(environment, seed) with { TotalSteps = steps, Oracle = environment.Oracle };

    /// <summary>The mean return of a policy over some episodes.</summary>
    public static double Earned(IPolicy policy, string id, string options = "{}", int episodes = 1_000)
    {
        using var environment = Create(id, 100, options, Split.Test);
        return new Evaluator(environment, seed: 11).Episodes(policy, episodes).Average(episode => episode.Return);
    }
}
