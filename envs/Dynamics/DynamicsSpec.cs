using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What environments with one observation field and one action field have in common.</summary>
internal static class DynamicsSpec
{
    /// <summary>The name of the observation field.</summary>
    public const string Observation = "observation";

    /// <summary>The spec of an environment that ends after some steps at the latest.</summary>
    public static EnvironmentSpec Of(string id, Space observation, Space action, int maxEpisodeSteps) => new(
        EnvironmentId.Parse(id),
        new CompositeSpace([new(Observation, observation)]),
        new CompositeSpace([new(EnvironmentSpec.ActionField, action)]))
    {
        MaxEpisodeSteps = maxEpisodeSteps,
    };
}
