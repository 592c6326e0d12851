using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Agents on models with other heads than those of the first version, a plug-in's among them.</summary>
[NonParallelizable]
public sealed class ModelHeadsTests
{
    private static readonly ModelOptions Linear = SmallAgents.Model with { Heads = "linear" };

    private IVectorEnvironment environment;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [SetUp]
    public void SetUp() => environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);

    [TearDown]
    public void TearDown() => environment.Dispose();

    [Test]
    public void Learn_PartTrained_LeavesTheRestAsItWas([Values] TrainedPart part)
    {
        var moved = Moved(new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions with { Model = Linear, Train = part }));
        Assert.That(moved.Any(name => IsOf(name, "visual.", "question.")), Is.EqualTo(part == TrainedPart.All));
        Assert.That(moved.Any(name => IsOf(name, "fusion.")), Is.EqualTo(part != TrainedPart.Heads));
        string[] heads = ["heads.answers.weight", "heads.looks.weight", "heads.groups.weight", "heads.values.weight"];
        Assert.That(moved, Is.SupersetOf(heads));
    }

    [Test]
    public void Learn_Supervised_MovesOfTheHeadsTheAnswersAlone()
    {
        using var agent = Supervised(Linear);
        var before = Weights(agent);
        agent.Update(NoMetrics.Instance);
        var after = Weights(agent);
        string[] expected = ["heads.answers.weight", "heads.answers.bias"];
        Assert.That(before.Keys.Where(name => IsOf(name, "heads.") && before[name] != after[name]), Is.EquivalentTo(expected));
    }

    [TestCase("linear", new[] { "heads.*" })]
    [TestCase("belief", new[] { "*Head.*", "*Hidden.*", "lookContext.*" })]
    public void Learn_HeadsFrozenByPattern_StayAsTheyWere(string heads, string[] frozen)
    {
        var model = SmallAgents.Model with { Heads = heads, Frozen = [.. frozen] };
        var moved = Moved(new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions with { Model = model }));
        Assert.That(moved, Is.Not.Empty.And.All.Matches<string>(name => IsOf(name!, "visual.", "question.", "fusion.")));
    }

    [Test]
    public void Load_CheckpointOfOtherHeads_IsRefusedWithBoth()
    {
        using var folder = new TemporaryFolder();
        using var linear = new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions with { Model = Linear });
        linear.Save(folder.Path);
        using var belief = new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions);
        Assert.That(
            () => belief.Load(folder.Path),
            Throws.TypeOf<InputException>().With.Message.Contains("Heads = linear").And.Message.Contains("expected").And.Message.Contains("Heads = belief"));
        using var made = new PpoAgent(SmallAgents.Context(environment) with { CheckpointFolder = folder.Path }, SmallAgents.PpoOptions);
        made.Load(folder.Path);
        Assert.That(Weights(made), Is.EqualTo(Weights(linear)), "made for the checkpoint, it has its heads");
    }

    [Test]
    public void Create_FromARunOfOtherHeads_TakesThemAlsoWhereAPriceIsShown([Values] bool priced)
    {
        using var folder = new TemporaryFolder();
        using var supervised = Supervised(Linear);
        supervised.Update(NoMetrics.Instance);
        supervised.Save(folder.Path);
        using var shown = GridWorld.Create(
            GridWorld.Glimpse, rows: 6, reward: priced ? new JsonObject { ["price"] = 0.1, ["priceUpTo"] = 0.5 } : null);
        using var practice = new Practice(shown, new PpoAgent(SmallAgents.Context(shown, init: folder.Path), SmallAgents.PpoOptions));
        practice.Learn(2);
        var (before, after) = (Weights(supervised), Weights(practice.Agent));
        Assert.That(after.Keys.Except(before.Keys), priced ? Is.EqualTo(new[] { "heads.price.map.weight" }) : Is.Empty);
        Assert.That(
            before.Keys.Where(name => before[name] != after[name]), Is.Not.Empty.And.All.StartsWith("heads."), "heads alone are trained");
    }

    [Test]
    public void Create_HeadsOfAModule_LearnAndAreSavedAndLoaded()
    {
        using var folder = new TemporaryFolder();
        var options = SmallAgents.PpoOptions with { Model = SmallAgents.Model with { Heads = "shared" } };
        using var practice = new Practice(environment, Registration(WithShared()).Create(SmallAgents.Context(environment), options));
        var before = Weights(practice.Agent);
        practice.Learn(2);
        practice.Agent.Save(folder.Path);
        var after = Weights(practice.Agent);
        Assert.That(before.Keys.Where(name => before[name] != after[name]), Does.Contain("heads.acting.weight"));
        var context = SmallAgents.Context(environment) with { CheckpointFolder = folder.Path };
        using var loaded = Registration(WithShared()).Create(context, SmallAgents.PpoOptions);
        loaded.Load(folder.Path);
        Assert.That(Weights(loaded), Is.EqualTo(after));
        Assert.That(
            () => Registration(Services()).Create(context, SmallAgents.PpoOptions),
            Throws.TypeOf<InputException>().With.Message.Contains("heads 'shared' is unknown"), "the plug-in is gone");
    }

    private static bool IsOf(string name, params string[] parts) => Array.Exists(parts, part => name.StartsWith(part, StringComparison.Ordinal));

    private static IServiceCollection Services() =>
        new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(PpoAgent).Assembly);

    // What a plug-in's module does in its Register.
    private static IServiceCollection WithShared()
    {
        var services = Services();
        new ModuleBuilder(services).AddHeads("shared", "One layer for all that is acted by.", context => new SharedHeads(context));
        return services;
    }

    private static AgentRegistration Registration(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<AgentRegistry>().Get("ppo");
    }

    private SupervisedAgent Supervised(ModelOptions model) =>
        new(SmallAgents.Context(environment), SmallAgents.SupervisedOptions with { Model = model }, SmallAgents.Supervised);

    // The parameters that two updates change.
    private string[] Moved(IAgent agent)
    {
        using var practice = new Practice(environment, agent);
        var before = Weights(agent);
        practice.Learn(2);
        var after = Weights(agent);
        return [.. before.Keys.Where(name => !IsOf(name, "thumbnail") && before[name] != after[name])];
    }

    private static Dictionary<string, string> Weights(IAgent agent)
    {
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(Path.Combine(folder.Path, "model.safetensors"));
        return file.Tensors.ToDictionary(entry => entry.Name, entry => Convert.ToHexString(file.Read(entry.Name).bytes));
    }

    private sealed class SharedHeads : Heads
    {
        private readonly DenseLayer answers;
        private readonly DenseLayer looks;
        private readonly DenseLayer acting;

        public SharedHeads(PartContext context) : base(nameof(SharedHeads))
        {
            var (options, seeds) = (context.Options, context.Seeds);
            answers = Orthogonal.Linear(options.FusedWidth, context.Shape.Answers.Length, 0.01, seeds.Stream("answers"));
            looks = Orthogonal.Linear(options.CellWidth, 1, 0.01, seeds.Stream("looks"));
            acting = Orthogonal.Linear(options.FusedWidth, 3, 0.01, seeds.Stream("acting"));
            RegisterComponents();
        }

        public override HeadRole RoleOf(string parameter) => IsOf(parameter, "answers.") ? HeadRole.Answer : HeadRole.Action;

        public override void SharpenAnswers(double factor) => answers.ScaleOutputs(factor);

        public override void FavourLooking(double nats) => acting.ShiftOutputs([0, (float)nats, 0]);

        protected override Tensor Answer(in Understanding understanding) => answers.forward(understanding.Fused);

        protected override ModelOutput Act(in Understanding understanding, Tensor answers, Tensor? price)
        {
            var scores = acting.forward(understanding.Fused);
            var looked = looks.forward(understanding.Cells).squeeze(-1).to(float32);
            return new ModelOutput(answers, looked, scores.narrow(1, 0, 2), scores.select(1, 2));
        }
    }
}
