using System.Security.Cryptography;
using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Trains an agent in an environment: what a runner does, and nothing more. Owns the agent.</summary>
internal sealed class Practice : IDisposable
{
    private const string EnvironmentName = "environment.bin";

    private readonly IVectorEnvironment environment;
    private readonly EpisodePlan plan;
    private readonly PolicyState state;
    private readonly Columns info;
    private readonly Columns actions;
    private readonly Columns extras;
    private VectorStep current;
    private VectorStep next;

    public Practice(IVectorEnvironment environment, IAgent agent, ulong seed = 5)
    {
        this.environment = environment;
        Agent = agent;
        var (spec, rows) = (environment.Spec, environment.Count);
        plan = EpisodePlan.Endless(seed, spec.ExampleCount, (agent as IGroupedAgent)?.GroupSize ?? 1);
        state = agent.BehaviorPolicy.CreateState(rows);
        info = new Columns(spec.Info, rows);
        actions = new Columns(spec.Action, rows);
        extras = new Columns(agent.BehaviorPolicy.Extras, rows);
        (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        environment.Reset(plan, current, info);
    }

    public IAgent Agent { get; }

    /// <summary>Goes on until the agent has learned so many times more, or for some steps.</summary>
    public void Learn(int updates, IMetricSink? metrics = null, int mostSteps = int.MaxValue)
    {
        for (var (done, steps) = (0, 0); done < updates && steps < mostSteps; steps++)
        {
            if (Agent.LearnsFrom == LearningSource.Experience)
            {
                Agent.BehaviorPolicy.Act(current.Input, state, actions, extras);
                environment.Step(actions, next, info);
                Agent.Observe(new Experience(current, actions, extras, next));
                (current, next) = (next, current);
            }

            done += Agent.Update(metrics ?? NoMetrics.Instance) ? 1 : 0;
        }
    }

    public void Save(string folder)
    {
        Agent.Save(folder);
        using var writer = new BinaryWriter(File.Create(Path.Combine(folder, EnvironmentName)));
        environment.Save(writer);
        state.Save(writer);
    }

    public void Load(string folder)
    {
        Agent.Load(folder);
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(folder, EnvironmentName)));
        environment.Load(reader, plan, current, info);
        state.Load(reader);
    }

    /// <summary>A hash of each file of a checkpoint of the agent and the environment.</summary>
    public string[] Digests()
    {
        using var folder = new TemporaryFolder();
        Save(folder.Path);
        return Digests(folder.Path);
    }

    public static string[] Digests(string folder) =>
    [
        .. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file =>
            $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    public void Dispose()
    {
        state.Dispose();
        Agent.Dispose();
    }
}
