using System.Text.Json.Nodes;

namespace MultiModalRL.Core.Tests;

public sealed class OptionsBinderTests
{
    [Test]
    public void Bind_Nothing_GivesTheDefaults()
    {
        var options = OptionsBinder.Bind<SampleOptions>(null, "agent");
        Assert.That(options.LearningRate, Is.EqualTo(0.001));
        Assert.That(options.Optimizer, Is.EqualTo(new NestedOptions { Beta = 0.95 }));
        Assert.That(options.Critic, Is.Null);
    }

    [Test]
    public void Bind_EveryKind_SetsIt()
    {
        var options = Bind("""
            { "learningRate": 1e-2, "epochs": 1e1, "seed": 18446744073709551615, "clip": 0.1, "normalize": false, "label": "x",
              "reward": "gated", "precision": "bf16", "prices": [0, 0.5], "layers": [3.0], "tags": ["a", "b"], "limit": 20,
              "optimizer": { "name": "sgd" }, "critic": { "beta": 0 } }
            """);
        Assert.That(options.LearningRate, Is.EqualTo(0.01));
        Assert.That(options.Epochs, Is.EqualTo(10));
        Assert.That(options.Seed, Is.EqualTo(ulong.MaxValue));
        Assert.That(options.Clip, Is.EqualTo(0.1f));
        Assert.That(options.Normalize, Is.False);
        Assert.That(options.Label, Is.EqualTo("x"));
        Assert.That(options.Reward, Is.EqualTo(RewardForm.Gated));
        Assert.That(options.Precision, Is.EqualTo("bf16"));
        Assert.That(options.Prices, Is.EqualTo(new[] { 0, 0.5 }));
        Assert.That(options.Layers, Is.EqualTo(new[] { 3 }));
        Assert.That(options.Tags, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(options.Limit, Is.EqualTo(20));
        Assert.That(options.Critic, Is.EqualTo(new NestedOptions { Beta = 0 }));
    }

    [Test]
    public void Bind_PartOfANestedRecord_KeepsTheOwnersDefaults() => Assert.That(
        Bind("""{ "optimizer": { "name": "sgd" } }""").Optimizer, Is.EqualTo(new NestedOptions { Beta = 0.95, Name = "sgd" }));

    [Test]
    public void Bind_Nothing_LeavesDefaultInstancesAlone()
    {
        Bind("""{ "epochs": 9, "optimizer": { "beta": 0.5 } }""");
        Assert.That(new SampleOptions().Optimizer.Beta, Is.EqualTo(0.95));
    }

    [TestCase("""{ "learnRate": 1 }""", "option 'agent.learnRate' is unknown; the nearest are: agent.learningRate")]
    [TestCase("""{ "LearningRate": 0.1 }""", "option 'agent.LearningRate' is unknown")]
    [TestCase("""{ "derived": 3 }""", "option 'agent.derived' is unknown")]
    [TestCase("""{ "optimizer": { "bta": 1 } }""", "option 'agent.optimizer.bta' is unknown; the nearest are: agent.optimizer.beta")]
    [TestCase("""{ "epochs": "4" }""", "option 'agent.epochs' is \"4\": expected an integer")]
    [TestCase("""{ "epochs": 2.5 }""", "option 'agent.epochs' is 2.5: expected an integer")]
    [TestCase("""{ "epochs": 3000000000 }""", "option 'agent.epochs' is 3000000000: expected an integer (-2147483648 … 2147483647)")]
    [TestCase("""{ "seed": -1 }""", "option 'agent.seed' is -1: expected an integer (0 … 18446744073709551615)")]
    [TestCase("""{ "epochs": null }""", "option 'agent.epochs' is null: expected an integer")]
    [TestCase("""{ "precision": null }""", "option 'agent.precision' is null: expected a text")]
    [TestCase("""{ "normalize": 1 }""", "option 'agent.normalize' is 1: expected a boolean")]
    [TestCase("""{ "reward": "Linear" }""", "option 'agent.reward' is \"Linear\": expected one of linear, gated")]
    [TestCase("""{ "reward": 1 }""", "option 'agent.reward' is 1: expected one of linear, gated")]
    [TestCase("""{ "layers": 64 }""", "option 'agent.layers' is 64: expected a list of integers")]
    [TestCase("""{ "layers": [64, "x"] }""", "option 'agent.layers[1]' is \"x\": expected an integer")]
    [TestCase("""{ "layers": [null] }""", "option 'agent.layers[0]' is null: expected an integer")]
    [TestCase("""{ "optimizer": 3 }""", "option 'agent.optimizer' is 3: expected an object")]
    [TestCase("""{ "learningRate": 1e999 }""", "option 'agent.learningRate' is")]
    [TestCase("""{ "clip": 1e300 }""", "option 'agent.clip' is 1e300: expected a finite number")]
    [TestCase("""{ "learningRate": "NaN" }""", "option 'agent.learningRate' is \"NaN\": expected a finite number")]
    [TestCase("""{ "learningRate": 0 }""", "option 'agent.learningRate' is 0: expected a number in (0, 1]")]
    [TestCase("""{ "discount": 1.4 }""", "option 'agent.discount' is 1.4: expected a number in [0, 1]")]
    [TestCase("""{ "epochs": 0 }""", "option 'agent.epochs' is 0: expected a number in [1, ∞]")]
    [TestCase("""{ "prices": [0.1, 2] }""", "option 'agent.prices[1]' is 2: expected a number in [0, 1]")]
    [TestCase("""{ "layers": [] }""", "option 'agent.layers'")]
    [TestCase("""{ "precision": "int8" }""", "option 'agent.precision' is int8")]
    [TestCase("""{ "optimizer": { "beta": 1 } }""", "option 'agent.optimizer.beta' is 1: expected a number in [0, 1)")]
    [TestCase("""{ "critic": { "name": "" } }""", "option 'agent.critic.name'")]
    [TestCase("""{ "limit": 3 }""", "option 'agent.limit', 'agent.epochs': the limit must not be below the epochs")]
    public void Bind_OneFailure_NamesPathValueAndExpectation(string json, string message) =>
        Assert.That(() => Bind(json), Throws.TypeOf<InputException>().With.Message.Contains(message).And.Message.Not.Contains("; option"));

    [Test]
    public void Bind_ManyFailures_ReportsAllOnOneLine()
    {
        var exception = Assert.Throws<InputException>(() => Bind("""
            { "learnRate": 1, "discount": 2, "epochs": "x", "limit": 3, "optimizer": { "beta": -1, "nme": "x" } }
            """));
        Assert.That(exception!.Message.Split("; option"), Has.Length.EqualTo(6));
        Assert.That(exception.Message, Does.Not.Contain("\n"));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Bind_NumberThatJsonCannotHold_IsRefused(double number) => Assert.That(
        () => OptionsBinder.Bind<SampleOptions>(new JsonObject { ["learningRate"] = JsonValue.Create(number) }, "agent"),
        Throws.TypeOf<InputException>().With.Message.Contains("agent.learningRate").And.Message.Contains("finite"));

    [Test]
    public void ToJson_BoundAgain_GivesTheSameJson()
    {
        var options = Bind("""{ "learningRate": 0.1, "clip": 0.3, "reward": "gated", "tags": ["é", "b"], "critic": {}, "label": null, "seed": 18446744073709551615 }""");
        var json = OptionsBinder.ToJson(options);
        var again = OptionsBinder.Bind<SampleOptions>((JsonObject)JsonNode.Parse(json.ToJsonString())!, "agent");
        Assert.That(OptionsBinder.ToJson(again).ToJsonString(), Is.EqualTo(json.ToJsonString()));
        Assert.That(again.Clip, Is.EqualTo(0.3f));
        Assert.That(json.ContainsKey("derived"), Is.False);
        Assert.That(json["optimizer"]!["beta"]!.GetValue<double>(), Is.EqualTo(0.95));
    }

    [Test]
    public void Describe_Sample_ListsEveryLeafWithTypeDefaultAndRange()
    {
        var options = OptionsBinder.Describe(typeof(SampleOptions)).ToDictionary(option => option.Path);
        Assert.That(options.Keys, Does.Contain("critic.name").And.Not.Contain("optimizer").And.Not.Contain("derived"));
        Assert.That(options["learningRate"], Is.EqualTo(new OptionDescription("learningRate", "number", "0.001", "(0, 1]")));
        Assert.That(options["reward"], Is.EqualTo(new OptionDescription("reward", "choice", "linear", "linear | gated")));
        Assert.That(options["prices"], Is.EqualTo(new OptionDescription("prices", "list of numbers", "0.1,0.4", "[0, 1]")));
        Assert.That(options["precision"], Is.EqualTo(new OptionDescription("precision", "text", "fp32", "fp32 | bf16")));
        Assert.That(options["limit"], Is.EqualTo(new OptionDescription("limit", "integer", "null", null)));
        Assert.That(options["layers"].Range, Is.EqualTo("length ≥ 1"));
        Assert.That(options["optimizer.beta"].Default, Is.EqualTo("0.95"));
        Assert.That(options["tags"].Default, Is.Empty);
    }

    private static SampleOptions Bind(string json) => OptionsBinder.Bind<SampleOptions>((JsonObject)JsonNode.Parse(json)!, "agent");
}
