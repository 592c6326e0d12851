using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

internal static class Given
{
    public static AgentContext Context(IVectorEnvironment environment, ulong seed = 3, string? initFolder = null) =>
        new(environment.Spec, environment.Count, environment.Supervision, seed, Device.Cpu, initFolder, 0);

    /// <summary>Learns until the agent says that it is done.</summary>
    public static T Fitted<T>(this T agent) where T : IAgent
    {
        while (agent.Update(NoMetrics.Instance))
        {
        }

        return agent;
    }
}
