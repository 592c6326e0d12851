using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;

namespace MultiModalRL.Agents.Tests;

/// <summary>
/// Agents with a network act, learn, save and load on a GPU, and say nearly what they do on the processor. Beside itself
/// the processor is compared too, so that what is compared is sound where there is no GPU.
/// </summary>
[NonParallelizable]
public sealed class DeviceContractTests
{
    private const int Rows = 4;
    private const string Recurrent = "ppo, recurrent";
    private const string Priced = "glimpse/GridShapes-v0, priced";

    // Sums in another order, added up over a few updates.
    private const double Near = 2e-3;

    private static readonly string[] QuestionAgents = [SmallAgents.Ppo, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo, DqnAgent.Name, SmallAgents.Supervised];
    private static readonly string[] ChainAgents = [SmallAgents.Ppo, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo, DqnAgent.Name, DaggerAgent.Name];

    private static IEnumerable<TestCaseData> Cases =>
    [
        .. QuestionAgents.Select(agent => new TestCaseData(agent, GridWorld.Glimpse)),
        .. QuestionAgents.Select(agent => new TestCaseData(agent, Priced)),
        .. ChainAgents.Select(agent => new TestCaseData(agent, "tiny/Chain-v0")),
        new TestCaseData(SmallAgents.Ppo, "tiny/Target-v0"),
        new TestCaseData(Recurrent, "tiny/Memory-v0"),
    ];

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCaseSource(nameof(Cases))]
    public void Learn_TwiceOnTheProcessor_SaysTheSame(string agent, string world)
    {
        var first = Said(Core.Device.Cpu, agent, world);
        Assert.That(first, Is.Not.Empty);
        Assert.That(Said(Core.Device.Cpu, agent, world), Is.EqualTo(first));
    }

    [Test]
    public void Learn_OnAGpu_IsNearTheProcessor()
    {
        if (!torch.cuda.is_available())
        {
            Assert.Ignore("libtorch finds no GPU here");
        }

        using var all = Assert.EnterMultipleScope();
        foreach (var (agent, world) in Cases.Select(one => ((string)one.Arguments[0]!, (string)one.Arguments[1]!)))
        {
            var expected = Said(Core.Device.Cpu, agent, world);
            var found = Said(new Core.Device(DeviceKind.Cuda, 0), agent, world);
            Assert.That(found, Is.EqualTo(expected).Using<double>((a, b) => Math.Abs(a - b) <= Near * (1 + Math.Abs(b))), $"{agent} in {world}");
        }
    }

    /// <summary>What an agent says of the first observations, at first and after some updates, and its losses in these.</summary>
    private static double[] Said(Core.Device device, string name, string world)
    {
        using var folder = new TemporaryFolder();
        using var environment = World(world);
        using var seen = World(world);
        var context = ReferenceWorlds.Context(environment) with { Device = device };
        using var practice = new Practice(environment, Create(name, context));
        var first = Said(practice.Agent, seen);
        var metrics = new RecordedMetrics();
        practice.Learn(3, metrics);
        var learned = Said(practice.Agent, seen);
        practice.Agent.Save(folder.Path);
        using var loaded = Create(name, context with { CheckpointFolder = folder.Path });
        loaded.Load(folder.Path);
        Assert.That(Said(loaded, seen), Is.EqualTo(learned));
        return [.. first, .. learned, .. metrics.Values.Where(one => one.Key.StartsWith("losses/", StringComparison.Ordinal)).Select(one => one.Value)];
    }

    private static double[] Said(IAgent agent, IVectorEnvironment seen)
    {
        var (spec, policy) = (seen.Spec, agent.EvaluationPolicy);
        var step = new VectorStep(spec, Rows);
        seen.Reset(EpisodePlan.EachOnce(2, Rows), step, new Columns(spec.Info, Rows));
        var (actions, extras) = (new Columns(spec.Action, Rows), new Columns(policy.Extras, Rows));
        using var state = policy.CreateState(Rows);
        policy.Act(step.Input, state, actions, extras);
        var answers = new float[agent is IAnswerModel ? Rows * new QuestionAnsweringFields(spec).Answers.Count : 0];
        (agent as IAnswerModel)?.AnswerProbabilities(step.Observations, answers);
        return
        [
            .. policy.Extras.Fields.Where(field => field.Space is Space<float>)
                .SelectMany(field => extras.All(policy.Extras.Field<float>(field.Name)).ToArray()).Concat(answers).Select(number => (double)number),
        ];
    }

    private static IVectorEnvironment World(string name) => name switch
    {
        GridWorld.Glimpse => GridWorld.Create(name, Rows, thumbnail: true),
        Priced => GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: true, reward: new JsonObject { ["price"] = 0.1, ["priceUpTo"] = 0.5 }),
        _ => ReferenceWorlds.Create(name, Rows),
    };

    private static IAgent Create(string name, AgentContext context) => name switch
    {
        Recurrent => new PpoAgent(context, SmallAgents.PpoOptions with { Vector = new() { Recurrence = RecurrenceKind.Gru } }),
        DqnAgent.Name => new DqnAgent(context, new() { Model = SmallAgents.Model, LearningStarts = 24, UpdateEvery = 12, MinibatchSize = 10 }),
        DaggerAgent.Name => new DaggerAgent(context, new() { IterationSteps = 24, MinibatchSize = 10 }),
        _ => SmallAgents.Create(name, context),
    };
}
