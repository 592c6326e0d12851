using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace MultiModalRL.Core.Tests;

public sealed class SamplePluginTests
{
    private const int Rows = 4;
    private ServiceProvider provider = null!;
    private EnvironmentRegistration corridor = null!;
    private string folder = "";

    [OneTimeSetUp]
    public void OneTimeSetUp()
    {
        provider = new ServiceCollection().AddMultiModalRL().AddModulesFrom(PluginLoader.Load(PluginFiles.Sample)).BuildServiceProvider();
        corridor = provider.GetRequiredService<EnvironmentRegistry>().Get("sample/Corridor-v0");
        folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.TestDirectory, "made", "sample-agent")).FullName;
    }

    [OneTimeTearDown]
    public void OneTimeTearDown()
    {
        provider.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Corridor_EnvironmentContract_Holds([Values(2, 8)] int length) => Assert.That(
        EnvironmentChecker.Check(corridor, new EnvironmentRequest(1, Split.Train, null, 5), Options(length)).Where(result => !result.Passed), Is.Empty);

    [Test]
    public void Corridor_WalkingRight_ReturnsTheOptimum()
    {
        using var environment = Environment();
        var play = new Loop(environment, 3);
        var position = environment.Spec.Observation.Field<int>("position");
        var start = play.Current.Observations.Values(position, 0)[0];
        var total = 0f;
        do
        {
            play.Actions.All(new Field<int>(0, 1)).Fill(1);
            play.Step();
            total += play.Current.Rewards[0];
        }
        while (play.Current.Status[0] == StepStatus.Continues);

        Assert.That(total, Is.EqualTo(1 - 0.05 * (7 - start)).Within(1e-5));
    }

    [Test]
    public void QLearning_Trained_WalksRightFromEverywhereAndReturnsTheOptimum()
    {
        using var environment = Environment();
        using var agent = Agent(environment);
        var metrics = Train(agent, environment, steps: 1500);
        Assert.That(agent.Steps, Is.EqualTo(1500 * Rows));
        Assert.That(metrics.Last().Tag, Is.EqualTo("losses/td_error"));
        Assert.That(metrics.Last().Step, Is.EqualTo(agent.Steps));
        Assert.That(Greedy(agent, environment.Spec)[..7], Is.All.EqualTo(1));
    }

    [Test]
    public void QLearning_SameSeed_LearnsTheSame()
    {
        using var environment = Environment();
        using var first = Agent(environment);
        using var second = Agent(environment);
        Assert.That(Train(first, environment, steps: 50), Is.EqualTo(Train(second, environment, steps: 50)));
    }

    [Test]
    public void QLearning_SavedAndLoaded_GoesOnTheSame()
    {
        using var environment = Environment();
        using var agent = Agent(environment);
        Train(agent, environment, steps: 40);
        agent.Save(folder);
        using var loaded = Agent(environment);
        loaded.Load(folder);
        Assert.That(loaded.Steps, Is.EqualTo(agent.Steps));
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "q-table.json" }));
        Assert.That(Train(loaded, environment, steps: 40), Is.EqualTo(Train(agent, environment, steps: 40)));
    }

    [Test]
    public void QLearning_NothingOrSomethingElseToLoad_ThrowsInputException()
    {
        using var environment = Environment();
        using var agent = Agent(environment);
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        Assert.That(() => agent.Load(empty), Throws.TypeOf<InputException>());
        File.WriteAllText(Path.Combine(empty, "q-table.json"), """{"Steps":1,"Values":[1]}""");
        Assert.That(() => agent.Load(empty), Throws.TypeOf<InputException>().With.Message.Contains("expected 16 action values"));
        Directory.Delete(empty, recursive: true);
    }

    [Test]
    public void QLearning_OtherSpaces_ThrowsInputException()
    {
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(1));
        Assert.That(() => Agent(environment), Throws.TypeOf<InputException>().With.Message.Contains("test/Walk-v0"));
    }

    [Test]
    public void QLearning_NothingObserved_DoesNotUpdate()
    {
        using var environment = Environment();
        using var agent = Agent(environment);
        Assert.That(agent.Update(new Recorder()), Is.False);
    }

    private object Options(int length) => OptionsBinder.Bind(corridor.OptionsType, new JsonObject { ["length"] = length }, "environment");

    private IVectorEnvironment Environment() => corridor.Create(new EnvironmentRequest(Rows, Split.Train, null, 1), Options(8));

    private IAgent Agent(IVectorEnvironment environment)
    {
        var registration = provider.GetRequiredService<AgentRegistry>().Get("q-learning");
        var context = new AgentContext(environment.Spec, environment.Count, null, Seed: 1, Device.Cpu, null, TotalSteps: 1000);
        return registration.Create(context, OptionsBinder.Bind(registration.OptionsType, null, "agent"));
    }

    private static List<(string Tag, double Value, long Step)> Train(IAgent agent, IVectorEnvironment environment, int steps)
    {
        var metrics = new Recorder();
        var loop = new Loop(environment, 9);
        var extras = new Columns(agent.BehaviorPolicy.Extras, environment.Count);
        using var state = agent.BehaviorPolicy.CreateState(environment.Count);
        for (var i = 0; i < steps; i++)
        {
            agent.BehaviorPolicy.Act(loop.Current.Input, state, loop.Actions, extras);
            loop.Step();
            agent.Observe(new Experience(loop.Previous, loop.Actions, extras, loop.Current));
            Assert.That(agent.Update(metrics), Is.True);
        }

        return metrics.Scalars;
    }

    private static int[] Greedy(IAgent agent, EnvironmentSpec spec)
    {
        var step = new VectorStep(spec, 8);
        for (var position = 0; position < 8; position++)
        {
            step.Observations.Values(spec.Observation.Field<int>("position"), position)[0] = position;
        }

        var actions = new Columns(spec.Action, 8);
        using var state = agent.EvaluationPolicy.CreateState(8);
        agent.EvaluationPolicy.Act(step.Input, state, actions, new Columns(agent.EvaluationPolicy.Extras, 8));
        return actions.All(spec.Action.Field<int>(EnvironmentSpec.ActionField)).ToArray();
    }

    private sealed class Loop
    {
        private readonly IVectorEnvironment environment;
        private readonly Columns info;

        public Loop(IVectorEnvironment environment, ulong seed)
        {
            this.environment = environment;
            (Current, Previous) = (new VectorStep(environment.Spec, environment.Count), new VectorStep(environment.Spec, environment.Count));
            Actions = new Columns(environment.Spec.Action, environment.Count);
            info = new Columns(environment.Spec.Info, environment.Count);
            environment.Reset(EpisodePlan.Endless(seed, environment.Spec.ExampleCount), Current, info);
        }

        public VectorStep Current { get; private set; }

        public VectorStep Previous { get; private set; }

        public Columns Actions { get; }

        public void Step()
        {
            (Previous, Current) = (Current, Previous);
            environment.Step(Actions, Current, info);
        }
    }

    private sealed class Recorder : IMetricSink
    {
        public List<(string Tag, double Value, long Step)> Scalars { get; } = [];

        public void Scalar(string tag, double value, long step) => Scalars.Add((tag, value, step));
    }
}
