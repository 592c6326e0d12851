using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ChainTests
{
    private const string Id = "tiny/Chain-v0";

    [Test]
    public void Step_EveryTransition_PaysAsWritten()
    {
        using var run = new DynamicsRun(Id);
        var height = (int)run.Observed()[1];
        foreach (var action in new[] { 0, 1, 0, 1, 0, 1, 1, 0, 0 })
        {
            var expected = action == 1 ? 0 : height == 1 ? 1 : 0.5;
            height = action == 1 ? 1 - height : height;
            Assert.That(run.Step(action), Is.EqualTo(StepStatus.Continues));
            Assert.That(run.Current.Rewards[0], Is.EqualTo(expected));
            Assert.That(run.Observed(), Is.EqualTo(new[] { 1f - height, height }));
        }

        Assert.That(run.Step(0), Is.EqualTo(StepStatus.Truncated));
        Assert.That(run.Final(), Is.EqualTo(new[] { 1f - height, height }));
    }

    [TestCase(10, 0.5, ExpectedResult = 9.5)]
    [TestCase(1, 0.5, ExpectedResult = 0.75)]
    [TestCase(10, 0.95, ExpectedResult = 9.75)]
    public double OptimalReturn_SomeChains_IsAsWorkedByHand(int steps, double low) =>
        new ChainOptions { MaxEpisodeSteps = steps, LowReward = low }.OptimalReturn;

    [Test]
    public void OptimalReturn_Default_IsTheBestOfAllActionSequences()
    {
        var options = new ChainOptions { MaxEpisodeSteps = 7 };
        var best = Enumerable.Range(0, 2).Average(start => Enumerable.Range(0, 1 << 7).Max(actions => Return(options, start, actions)));
        Assert.That(options.OptimalReturn, Is.EqualTo(best));
        Assert.That(options.MyopicReturn, Is.EqualTo(Enumerable.Range(0, 2).Average(start => Return(options, start, actions: 0))));
    }

    [TestCase(0.9)]
    [TestCase(0.3)]
    public void Values_OfBothStates_SolveTheBellmanEquation(double discount)
    {
        var options = new ChainOptions();
        var (low, high) = (options.LowValue(discount), ChainOptions.HighValue(discount));
        Assert.That(high, Is.EqualTo(Math.Max(1 + discount * high, discount * low)).Within(1e-12));
        Assert.That(low, Is.EqualTo(Math.Max(options.LowReward + discount * low, discount * high)).Within(1e-12));
    }

    [Test]
    public void Step_ClimbingAndStaying_EarnsTheOptimum()
    {
        using var run = new DynamicsRun(Id, rows: 4_000);
        var total = 0.0;
        for (var step = 0; step < 10; step++)
        {
            for (var row = 0; row < 4_000; row++)
            {
                run.Actions.Values(new Field<int>(0, 1), row)[0] = run.Observed(row)[0] == 1 ? 1 : 0;
            }

            run.Step();
            total += run.Current.Rewards.ToArray().Sum();
        }

        Assert.That(total / 4_000, Is.EqualTo(new ChainOptions().OptimalReturn).Within(5 * 0.5 / Math.Sqrt(4_000)));
    }

    private static double Return(ChainOptions options, int height, int actions)
    {
        var sum = 0.0;
        for (var step = 0; step < options.MaxEpisodeSteps; step++)
        {
            var moves = actions >> step & 1;
            sum += moves == 1 ? 0 : height == 1 ? 1 : options.LowReward;
            height ^= moves;
        }

        return sum;
    }
}
