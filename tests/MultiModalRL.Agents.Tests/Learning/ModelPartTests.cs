using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using MultiModalRL.SamplePart;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Agents on models whose parts are named in their options, a plug-in's among them.</summary>
[NonParallelizable]
public sealed class ModelPartTests
{
    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Create_PartOfAModule_LearnsAndIsSavedAndLoaded()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        var options = Small("mean");
        using var folder = new TemporaryFolder();
        using var practice = new Practice(environment, Create(WithMean(), environment, options));
        practice.Learn(2);
        practice.Agent.Save(folder.Path);
        using var loaded = Create(WithMean(), environment, options);
        loaded.Load(folder.Path);
        Assert.That(Weights(loaded), Is.EqualTo(Weights(practice.Agent)));
        var context = SmallAgents.Context(environment) with { CheckpointFolder = folder.Path };
        Assert.That(
            () => Registration(Services()).Create(context, Bound(Small("film"))),
            Throws.TypeOf<InputException>().With.Message.Contains("fusion 'mean' is unknown"), "the plug-in is gone");
    }

    [Test]
    public void Create_UnknownPart_IsRefusedWithTheNearest()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        Assert.That(
            () => Create(WithMean(), environment, Small("meam")),
            Throws.TypeOf<InputException>().With.Message.Contains("fusion 'meam' is unknown; the nearest are: mean,"));
    }

    [Test]
    public void Learn_FrozenAndSlowParts_MoveAsAsked()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        var options = SmallAgents.PpoOptions with
        {
            Model = SmallAgents.Model with { Frozen = ["visual.*", "question.tokens.weight"], LearningRates = ["fusion.*=0"] },
        };
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment), options));
        var before = Weights(practice.Agent);
        practice.Learn(2);
        var after = Weights(practice.Agent);
        string[] moved = [.. before.Keys.Where(name => before[name] != after[name])];
        Assert.That(moved, Has.None.StartsWith("visual.").And.None.StartsWith("fusion.").And.None.EqualTo("question.tokens.weight"));
        Assert.That(moved, Has.Some.StartsWith("question.joined").And.Some.StartsWith("answerHead"));
    }

    [TestCase("visul.*", "")]
    [TestCase("", "visul.*=1")]
    public void Create_PatternThatMatchesNothing_IsRefusedWithTheNames(string frozen, string rate)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        var model = SmallAgents.Model with { Frozen = [.. Given(frozen)], LearningRates = [.. Given(rate)] };
        Assert.That(
            () => new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions with { Model = model }),
            Throws.TypeOf<InputException>().With.Message.Contains("'visul.*' matches no parameter; there are visual.patch.weight"));

        static IEnumerable<string> Given(string text) => text.Length > 0 ? [text] : [];
    }

    [Test]
    public void Create_FromARun_TakesItsPartsButFreezesWhatThisRunSays()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        using var folder = new TemporaryFolder();
        var first = SmallAgents.SupervisedOptions with { Model = SmallAgents.Model with { Fusion = "mac", Frozen = ["fusion.*"] } };
        using var supervised = new SupervisedAgent(SmallAgents.Context(environment), first, SmallAgents.Supervised);
        supervised.Save(folder.Path);
        var options = SmallAgents.PpoOptions with { Model = new ModelOptions { Frozen = ["visual.*"] }, Train = TrainedPart.All };
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment, init: folder.Path), options));
        var before = Weights(practice.Agent);
        practice.Learn(1);
        var after = Weights(practice.Agent);
        string[] moved = [.. before.Keys.Where(name => before[name] != after[name])];
        Assert.That(before.Keys, Has.Some.StartsWith("fusion.asked"));
        Assert.That(moved, Has.None.StartsWith("visual.").And.Some.StartsWith("fusion.asked"));
    }

    // The first version's agent.json names the visual encoder and the sizes alone.
    [Test]
    public void Load_CheckpointOfTheFirstVersion_IsOfTheDefaultParts()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        using var folder = new TemporaryFolder();
        using var agent = new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions);
        agent.Save(folder.Path);
        var path = Path.Combine(folder.Path, "agent.json");
        var header = JsonNode.Parse(File.ReadAllText(path))!;
        var options = header["options"]!.AsObject();
        string[] first = ["visual", "cellWidth", "tokenWidth", "fusedWidth", "attentionHeads", "placedWidth"];
        Assert.That(options.Select(option => option.Key), Is.SupersetOf(first).And.None.EqualTo("frozen"));
        header["options"] = new JsonObject(first.Select(name => KeyValuePair.Create(name, options[name]?.DeepClone())));
        File.WriteAllText(path, header.ToJsonString());
        using var loaded = new PpoAgent(SmallAgents.Context(environment) with { CheckpointFolder = folder.Path }, SmallAgents.PpoOptions);
        loaded.Load(folder.Path);
        Assert.That(Weights(loaded), Is.EqualTo(Weights(agent)));
    }

    private static JsonObject Small(string fusion) => new()
    {
        ["model"] = new JsonObject { ["fusion"] = fusion, ["cellWidth"] = 8, ["tokenWidth"] = 4, ["fusedWidth"] = 16, ["placedWidth"] = 2 },
        ["rolloutSteps"] = 4,
        ["minibatchSize"] = 12,
    };

    private static PpoOptions Bound(JsonObject options) => OptionsBinder.Bind<PpoOptions>(options, "agent");

    private static IServiceCollection Services() =>
        new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(PpoAgent).Assembly);

    // What a plug-in's module does in its Register.
    private static IServiceCollection WithMean()
    {
        var services = Services();
        new MyModule().Register(new ModuleBuilder(services));
        return services;
    }

    private static AgentRegistration Registration(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<AgentRegistry>().Get("ppo");
    }

    private static IAgent Create(IServiceCollection services, IVectorEnvironment environment, JsonObject options) =>
        Registration(services).Create(SmallAgents.Context(environment), Bound(options));

    private static Dictionary<string, string> Weights(IAgent agent)
    {
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(Path.Combine(folder.Path, "model.safetensors"));
        return file.Tensors.ToDictionary(entry => entry.Name, entry => Convert.ToHexString(file.Read(entry.Name).bytes));
    }
}
