using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class SupervisedAgentTests
{
    [Test]
    public void Validated_NoBetterLoss_EndsAtTheBestWeights()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 4);
        using var practice = new Practice(environment, Agent(environment, SmallAgents.SupervisedOptions with { Patience = 2 }));
        var agent = (SupervisedAgent)practice.Agent;
        Assert.That(Validate(agent, 1.0), "the first is the best so far");
        Assert.That(Validate(agent, 0.8), "better");
        var best = Weights(agent);
        Assert.That(Validate(agent, 0.9), "worse once");
        Assert.That(Weights(agent), Is.Not.EqualTo(best));
        Assert.That(Validate(agent, 0.8), Is.False, "an equal loss is no better: the second in a row");
        Assert.That(Weights(agent), Is.EqualTo(best));

        bool Validate(SupervisedAgent learner, double loss)
        {
            practice.Learn(3);
            var weights = Weights(learner);
            var goesOn = learner.Validated(loss, NoMetrics.Instance);
            Assert.That(Weights(learner).SequenceEqual(weights), Is.EqualTo(goesOn), "weights move only at the end");
            return goesOn;
        }
    }

    [Test]
    public void Validated_NotANumber_StopsWithStepAndSeed()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 4);
        using var agent = Agent(environment, SmallAgents.SupervisedOptions);
        Assert.That(
            () => agent.Validated(double.NaN, NoMetrics.Instance),
            Throws.InstanceOf<ArithmeticException>().With.Message.Contains("step 0").And.Message.Contains("seed 3"));
    }

    [Test]
    public void Update_NoLargestGradient_LearnsAsWithOneThatIsNeverReached()
    {
        Assert.That(Learned(0), Is.EqualTo(Learned(1e6)).And.Not.EqualTo(Learned(0.01)));

        byte[] Learned(double largest)
        {
            using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 4);
            using var practice = new Practice(environment, Agent(environment, SmallAgents.SupervisedOptions with { MaxGradientNorm = largest }));
            practice.Learn(5);
            return Weights((SupervisedAgent)practice.Agent);
        }
    }

    [Test]
    public void Update_FewExamples_LearnsThemByHeart()
    {
        var examples = TinyExamples.Drawn(6);
        using var environment = new TinyQuestions(examples, rows: 2);
        using var agent = Agent(environment, SmallAgents.SupervisedOptions with { LearningRate = 0.01, RevealedShare = 1 });
        for (var update = 0; update < 400; update++)
        {
            agent.Update(NoMetrics.Instance);
        }

        var observations = new Columns(environment.Spec.Observation, 6);
        var accuracies = new float[18];
        environment.Supervision!.Read([0, 1, 2, 3, 4, 5], new ulong[6], observations, accuracies);
        var probabilities = new float[18];
        agent.AnswerProbabilities(observations, probabilities);
        for (var example = 0; example < 6; example++)
        {
            Assert.That(probabilities[(3 * example)..(3 * example + 3)].Sum(), Is.EqualTo(1).Within(1e-5));
            Assert.That(probabilities[3 * example + Array.IndexOf(examples[example].Accuracies, 1)], Is.GreaterThan(0.9f));
        }
    }

    [Test]
    public void Update_SoftAccuracies_LearnsTheirShares()
    {
        // One example whose answers are worth .3 and .9: the target is ¼ and ¾.
        using var environment = new TinyQuestions([new TinyExample([0, 0, 0, 0, 0, 0, 0, 0, 0], [2, 3, 4, 0], [0.3f, 0.9f, 0])], rows: 1);
        using var agent = Agent(environment, SmallAgents.SupervisedOptions with { LearningRate = 0.01, WeightDecay = 0 });
        for (var update = 0; update < 400; update++)
        {
            agent.Update(NoMetrics.Instance);
        }

        var observations = new Columns(environment.Spec.Observation, 1);
        environment.Supervision!.Read([0], [0], observations, new float[3]);
        var probabilities = new float[3];
        agent.AnswerProbabilities(observations, probabilities);
        Assert.That(probabilities, Is.EqualTo([0.25f, 0.75f, 0]).Within(0.03f));
    }

    [Test]
    public void Update_NoAnswerRight_TeachesNothing()
    {
        using var environment = new TinyQuestions([new TinyExample([0, 0, 0, 0, 0, 0, 0, 0, 0], [2, 3, 4, 0], [0, 0, 0])], rows: 1);
        using var agent = Agent(environment, SmallAgents.SupervisedOptions with { WeightDecay = 0 });
        var before = Weights(agent);
        agent.Update(NoMetrics.Instance);
        Assert.That(Weights(agent), Is.EqualTo(before));
    }

    [Test]
    public void Update_Any_LeavesTheActingPartsAlone()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 4);
        using var agent = Agent(environment, SmallAgents.SupervisedOptions);
        var before = Parts(agent);
        agent.Update(NoMetrics.Instance);
        var after = Parts(agent);
        string[] changed = [.. before.Keys.Where(name => before[name] != after[name])];
        Assert.That(changed, Has.None.Matches<string>(name => name!.StartsWith("look", StringComparison.Ordinal)
            || name.StartsWith("group", StringComparison.Ordinal) || name.StartsWith("value", StringComparison.Ordinal)));
        Assert.That(changed, Has.Some.StartsWith("answerHead").And.Some.StartsWith("fusion"));
    }

    private static SupervisedAgent Agent(IVectorEnvironment environment, SupervisedOptions options) =>
        new(SmallAgents.Context(environment), options, SmallAgents.Supervised);

    private static byte[] Weights(SupervisedAgent agent)
    {
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        return File.ReadAllBytes(Path.Combine(folder.Path, "model.safetensors"));
    }

    private static Dictionary<string, string> Parts(SupervisedAgent agent)
    {
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        using var scope = TorchSharp.torch.NewDisposeScope();
        using var file = SafetensorsFile.Open(Path.Combine(folder.Path, "model.safetensors"));
        return file.Tensors.ToDictionary(entry => entry.Name, entry => Convert.ToHexString(file.Read(entry.Name).bytes));
    }
}
