using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>An agent that is shown the price: one run for all of them.</summary>
[NonParallelizable]
public sealed class ConditionedOnPriceTests
{
    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Create_FromARunThatWasShownNoPrice_BeginsAsItsPolicyAndLearnsThePrice()
    {
        using var folder = new TemporaryFolder();
        Start(folder.Path);
        using var environment = Priced(0.05, 0.9);
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment, init: folder.Path), SmallAgents.PpoOptions));
        Assert.That(Values(practice.Agent, 0.1), Is.EqualTo(Values(practice.Agent, 0.8)), "so far it knows nothing of prices");
        practice.Learn(10);
        Assert.That(Values(practice.Agent, 0.1), Is.Not.EqualTo(Values(practice.Agent, 0.8)));
    }

    [Test]
    public void Load_ItsCheckpoint_SaysTheSameOfEveryPrice()
    {
        using var folder = new TemporaryFolder();
        using var environment = Priced(0.05, 0.9);
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions));
        practice.Learn(3);
        practice.Agent.Save(folder.Path);
        using var loaded = new PpoAgent(SmallAgents.Context(environment) with { CheckpointFolder = folder.Path }, SmallAgents.PpoOptions);
        loaded.Load(folder.Path);
        foreach (var price in new[] { 0.1, 0.5, 0.8 })
        {
            Assert.That(Values(loaded, price), Is.EqualTo(Values(practice.Agent, price)));
        }
    }

    [Test]
    public void Create_WhereNoPriceIsShown_IsRefusedWithTheOption()
    {
        using var folder = new TemporaryFolder();
        using (var environment = Priced(0.05, 0.9))
        using (var agent = new PpoAgent(SmallAgents.Context(environment), SmallAgents.PpoOptions))
        {
            agent.Save(folder.Path);
        }

        using var silent = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        Assert.That(
            () => new PpoAgent(SmallAgents.Context(silent, init: folder.Path), SmallAgents.PpoOptions),
            Throws.TypeOf<InputException>().With.Message.Contains("reward.priceUpTo"));
    }

    private static IVectorEnvironment Priced(double lowest, double highest) => GridWorld.Create(
        GridWorld.Glimpse, rows: 6, reward: new JsonObject { ["price"] = lowest, ["priceUpTo"] = highest });

    private static void Start(string folder)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        using var supervised = new SupervisedAgent(SmallAgents.Context(environment), SmallAgents.SupervisedOptions, SmallAgents.Supervised);
        supervised.Save(folder);
    }

    // What the policy expects of the same first observations, at one price.
    private static float[] Values(IAgent agent, double price)
    {
        using var environment = Priced(price, price);
        var (spec, policy) = (environment.Spec, agent.EvaluationPolicy);
        var step = new VectorStep(spec, environment.Count);
        var (actions, extras) = (new Columns(spec.Action, environment.Count), new Columns(policy.Extras, environment.Count));
        using var state = policy.CreateState(environment.Count);
        environment.Reset(EpisodePlan.EachOnce(1, spec.ExampleCount), step, new Columns(spec.Info, environment.Count));
        policy.Act(step.Input, state, actions, extras);
        return extras.All(policy.Extras.Field<float>("value")).ToArray();
    }
}
