using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli.Tests;

/// <summary>The README's "Swap an agent".</summary>
internal static class SwapSample
{
    public static void Run(TextWriter output)
    {
        // <sample>
        using var services = new ServiceCollection().AddMultiModalRL()
            .AddModulesFrom(typeof(Benchmark).Assembly)    // the environments
            .AddModulesFrom(typeof(RandomAgent).Assembly)  // the agents
            .BuildServiceProvider();
        var environment = services.GetRequiredService<EnvironmentRegistry>().Get("glimpse/GridShapes-v0");
        foreach (var name in new[] { "random", "majority", "question-prior" })
        {
            var agent = services.GetRequiredService<AgentRegistry>().Get(name);
            var measured = new EvaluationRun(new EvaluationRequest
            {
                Environment = environment,
                EnvironmentOptions = OptionsBinder.Bind(environment.OptionsType, null, "environment"),
                Agent = agent,
                AgentOptions = OptionsBinder.Bind(agent.OptionsType, null, "agent"),
                Episodes = 2000,
            }, TimeProvider.System).Execute();
            var result = EvaluationResult.Of(measured.Greedy!);
            output.WriteLine($"{name}: accuracy {result.Accuracy:F3}, cost {result.CostMean:F3}");
        }
        // </sample>
    }
}
