using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Agents.Tests;

/// <summary>Every agent of the agents' assembly, made as a user's first run would make it: with default options.</summary>
internal static class RegisteredAgents
{
    /// <summary>The agent whose run the others start from; where it is not registered, a given model stands in.</summary>
    private const string InitAgent = "supervised";

    /// <summary>Updates after which a learning agent has learnt enough for a contract.</summary>
    private const int Updates = 2;

    private static readonly string[] StartFromARun = [FixedLookAgent.Name, ThresholdAgent.Name, "supervised+"];

    private static readonly AgentRegistry Registry = Services().GetRequiredService<AgentRegistry>();

    public static IEnumerable<string> Names => Registry.All.Select(registration => registration.Name);

    /// <summary>The rows that a run of an agent has where no questions are answered.</summary>
    public static int RowsWithoutQuestions(string name) => Registry.Get(name).RowsWithoutQuestions ?? new RunOptions().Rows;

    /// <summary>An agent as its factory gives it.</summary>
    public static IAgent Create(string name, IVectorEnvironment environment, ulong seed = 3, Func<AgentContext, AgentContext>? change = null, JsonObject? options = null)
    {
        using var init = new TemporaryFolder();
        var context = Given.Context(environment, seed) with { TotalSteps = 1024, Oracle = environment.Oracle ?? new NeverAskedOracle() };
        if (StartFromARun.Contains(name))
        {
            context = context with { InitFolder = init.Path };
            if (Names.Contains(InitAgent))
            {
                using var supervised = Create(InitAgent, environment, seed: 1);
                supervised.Save(init.Path);
            }
        }

        var registration = Registry.Get(name);
        return registration.Create(change?.Invoke(context) ?? context, OptionsBinder.Bind(registration.OptionsType, options, "agent"));
    }

    /// <summary>An agent that has learnt a little where it learns from supervision: ready to act and to be saved.</summary>
    public static IAgent Ready(string name, IVectorEnvironment environment, ulong seed = 3)
    {
        var agent = Create(name, environment, seed);
        for (var i = 0; i < Updates && agent.LearnsFrom == LearningSource.Supervision; i++)
        {
            agent.Update(NoMetrics.Instance);
        }

        return agent;
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(RandomAgent).Assembly);
        services.TryAddSingleton<IAnswerModelLoader, GivenAnswerModelLoader>();
        return services.BuildServiceProvider();
    }

    private sealed class GivenAnswerModelLoader : IAnswerModelLoader
    {
        public IAnswerModel Load(AgentContext context) => new GivenAnswerModel(
            context.Environment, (looks, image) => (looks + image) % 5 > 2 ? [.1f, .1f, .8f] : [.3f, .4f, .3f]);
    }
}
