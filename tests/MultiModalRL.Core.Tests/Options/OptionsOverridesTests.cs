using System.Text.Json.Nodes;

namespace MultiModalRL.Core.Tests;

public sealed class OptionsOverridesTests
{
    private static readonly Dictionary<string, Type> Roots = new() { ["agent"] = typeof(SampleOptions), ["environment"] = typeof(NestedOptions) };

    [TestCase("agent.learningRate=0.5", """{"agent":{"learningRate":0.5}}""")]
    [TestCase("learningRate=1e-3", """{"agent":{"learningRate":0.001}}""")]
    [TestCase("optimizer.beta=0.4", """{"agent":{"optimizer":{"beta":0.4}}}""")]
    [TestCase("environment.beta=0.4", """{"environment":{"beta":0.4}}""")]
    [TestCase("layers=1, 2,3", """{"agent":{"layers":[1,2,3]}}""")]
    [TestCase("tags=", """{"agent":{"tags":[]}}""")]
    [TestCase("label=a=b", """{"agent":{"label":"a=b"}}""")]
    [TestCase("label=null", """{"agent":{"label":null}}""")]
    [TestCase("limit=null", """{"agent":{"limit":null}}""")]
    [TestCase("precision=null", """{"agent":{"precision":"null"}}""")]
    [TestCase("reward=gated", """{"agent":{"reward":"gated"}}""")]
    [TestCase("normalize=False", """{"agent":{"normalize":false}}""")]
    [TestCase("seed=18446744073709551615", """{"agent":{"seed":18446744073709551615}}""")]
    [TestCase("critic.name=x", """{"agent":{"critic":{"name":"x"}}}""")]
    public void Apply_OneAssignment_SetsTheOptionByItsType(string assignment, string expected) =>
        Assert.That(OptionsOverrides.Apply([], Roots, [assignment]).ToJsonString(), Is.EqualTo(expected));

    [Test]
    public void Apply_LaterAssignment_WinsOverEarlierAndOverTheConfiguration()
    {
        var config = (JsonObject)JsonNode.Parse("""{"agent":{"epochs":1,"clip":0.1}}""")!;
        var result = OptionsOverrides.Apply(config, Roots, ["epochs=2", "agent.epochs=3"]);
        Assert.That(result.ToJsonString(), Is.EqualTo("""{"agent":{"epochs":3,"clip":0.1}}"""));
        Assert.That(config["agent"]!["epochs"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("beta=0.5", "--set beta is ambiguous: write one of agent.optimizer.beta, agent.critic.beta, environment.beta")]
    [TestCase("lerningRate=1", "option 'lerningRate' is unknown; the nearest are: learningRate")]
    [TestCase("agent.lerningRate=1", "option 'agent.lerningRate' is unknown; the nearest are: agent.learningRate")]
    [TestCase("Rate=1", "option 'Rate' is unknown")]
    [TestCase("optimizer=1", "option 'optimizer' is unknown")]
    [TestCase("epochs", "--set epochs: expected path=value")]
    [TestCase("=3", "--set =3: expected path=value")]
    [TestCase("epochs=many", "--set agent.epochs=many: expected an integer")]
    [TestCase("epochs=", "--set agent.epochs=: expected an integer")]
    [TestCase("epochs=null", "--set agent.epochs=null: expected an integer")]
    [TestCase("normalize=1", "--set agent.normalize=1: expected a boolean")]
    [TestCase("clip=NaN", "--set agent.clip=NaN: expected a finite number")]
    [TestCase("clip=1e999", "--set agent.clip=1e999: expected a finite number")]
    [TestCase("layers=1,x", "--set agent.layers=1,x: expected a list of integers")]
    public void Apply_Unusable_SaysWhy(string assignment, string message) => Assert.That(
        () => OptionsOverrides.Apply([], Roots, [assignment]), Throws.TypeOf<InputException>().With.Message.StartsWith(message));

    [Test]
    public void Apply_SeveralUnusable_ReportsAll() => Assert.That(
        () => OptionsOverrides.Apply(new JsonObject { ["agnt"] = new JsonObject() }, Roots, ["epochs", "beta=1"]),
        Throws.TypeOf<InputException>().With.Message.Contains("'agnt' is unknown; the nearest are: agent")
            .And.Message.Contains("--set epochs:").And.Message.Contains("ambiguous"));

    [Test]
    public void Apply_ConfigurationHoldsAValueWhereAnObjectBelongs_SaysWhere() => Assert.That(
        () => OptionsOverrides.Apply(new JsonObject { ["agent"] = 3 }, Roots, ["epochs=1"]),
        Throws.TypeOf<InputException>().With.Message.Contains("no object at 'agent'"));

    [Test]
    public void Apply_EveryDescribedDefault_BindsToTheDefaults()
    {
        var assignments = OptionsBinder.Describe(typeof(SampleOptions))
            .Where(option => !option.Path.StartsWith("critic", StringComparison.Ordinal))
            .Select(option => $"agent.{option.Path}={option.Default}");
        var config = OptionsOverrides.Apply([], Roots, assignments);
        var options = OptionsBinder.Bind<SampleOptions>((JsonObject)config["agent"]!, "agent");
        Assert.That(
            OptionsBinder.ToJson(options).ToJsonString(), Is.EqualTo(OptionsBinder.ToJson(new SampleOptions()).ToJsonString()));
    }
}
