using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

public sealed class EpsilonGreedyTests
{
    private const float Illegal = (float)Ops.IllegalLogit;

    [Test]
    public void Choose_NoExploration_TakesTheLargestLegalValue([Range(0, 9)] int seed) =>
        Assert.That(EpsilonGreedy.Choose([-7, Illegal, -3, -5], 0, new RandomStream((ulong)seed)), Is.EqualTo(2));

    [Test]
    public void Choose_Equal_TakesTheFirst() =>
        Assert.That(EpsilonGreedy.Choose([Illegal, 2, 2], 0, new RandomStream(1)), Is.EqualTo(1));

    [Test]
    public void Choose_AlwaysExploring_IsUniformOverTheLegal()
    {
        var counts = Counts(epsilon: 1, Illegal, 5, Illegal, -5, 0);
        Assert.That((counts[0], counts[2]), Is.EqualTo((0, 0)));
        // Standard deviation of each count near 82.
        Assert.That(new[] { counts[1], counts[3], counts[4] }, Is.All.EqualTo(10_000).Within(400));
    }

    [Test]
    public void Choose_SometimesExploring_TakesTheBestOtherwise()
    {
        // A share of 0.3, spread over three: 0.1 each, and the rest on the best.
        var counts = Counts(epsilon: 0.3, 1, 2, Illegal, 0);
        Assert.That(counts[1], Is.EqualTo(24_000).Within(400));
        Assert.That(new[] { counts[0], counts[3] }, Is.All.EqualTo(3_000).Within(260));
        Assert.That(counts[2], Is.Zero);
    }

    [Test]
    public void Choose_NothingLegal_IsAnAction() =>
        Assert.That(EpsilonGreedy.Choose([Illegal, Illegal], 1, new RandomStream(1)), Is.Zero);

    [Test]
    public void Choose_NotANumber_StopsEvenWhereItWouldDraw([Values(0, 1)] double epsilon) => Assert.That(
        () => EpsilonGreedy.Choose([1, float.NaN], epsilon, new RandomStream(1)),
        Throws.InstanceOf<ArithmeticException>().With.Message.Contains("not numbers"));

    private static int[] Counts(double epsilon, params float[] values)
    {
        var counts = new int[values.Length];
        for (var draw = 0ul; draw < 30_000; draw++)
        {
            counts[EpsilonGreedy.Choose(values, epsilon, new RandomStream(RandomStream.Mix(draw)))]++;
        }

        return counts;
    }
}
