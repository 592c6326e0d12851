using MultiModalRL.Core;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Results don't depend on how many episodes are played side by side.</summary>
[NonParallelizable]
public sealed class BatchSizeTests
{
    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Outcomes_OneRowOrMany_AreTheSame([Values] bool evaluation)
    {
        using var training = GridWorld.Create(GridWorld.Glimpse, rows: 16);
        using var practice = new Practice(training, SmallAgents.Create(SmallAgents.Ppo, SmallAgents.Context(training)));
        practice.Learn(40);
        var policy = evaluation ? practice.Agent.EvaluationPolicy : practice.Agent.BehaviorPolicy;
        var one = Measured(1);
        Assert.That(Measured(256), Is.EqualTo(one));
        Assert.That(one.Distinct().Count(), Is.GreaterThan(evaluation ? 1 : 50), "episodes differ");

        string[] Measured(int rows)
        {
            using var environment = GridWorld.Create(GridWorld.Glimpse, rows, Split.Test, benchmark: new() { ["testExamples"] = 300 });
            return Lines(environment, policy, Split.Test);
        }
    }

    [Test]
    public void Outcomes_OneOrFourRowsAWorker_AreTheSame()
    {
        var examples = TinyExamples.Drawn(150);
        var spec = TinySpec.Of(examples, new TinyVariant());
        using var training = Parallel(16);
        using var practice = new Practice(training, SmallAgents.Create(SmallAgents.Ppo, SmallAgents.Context(training)));
        practice.Learn(20);
        using var one = Parallel(4);
        Assert.That(
            Lines(training, practice.Agent.BehaviorPolicy, Split.Train), Is.EqualTo(Lines(one, practice.Agent.BehaviorPolicy, Split.Train)));

        ParallelVectorEnvironment Parallel(int rows) =>
            new([.. Enumerable.Range(0, rows).Select(_ => new ScalarQuestions(examples, spec))], workers: 4);
    }

    // Whole outcomes as text: answers, costs, rewards and the list of actions.
    private static string[] Lines(IVectorEnvironment environment, IPolicy policy, Split split) =>
    [
        .. new Evaluator(environment, seed: 8).Outcomes(policy, "ppo", split).Outcomes.Select(outcome =>
            $"{outcome.Example} {outcome.Answer} {outcome.Accuracy:R} {outcome.Cost:R} {outcome.Reward:R} {string.Join(',', outcome.Actions)}"),
    ];
}
