using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class CategoricalTests
{
    [Test]
    public void Sample_ManyDraws_HaveTheProbabilities()
    {
        const int Draws = 100_000;
        float[] logarithms = Logarithms(0.1, 0, 0.6, 0.3);
        var counts = new int[4];
        for (var draw = 0; draw < Draws; draw++)
        {
            counts[Categorical.Sample(logarithms, new RandomStream((ulong)draw))]++;
        }

        // Five standard deviations of the widest share are below .008.
        Assert.That(counts.Select(count => (double)count / Draws), Is.EqualTo([0.1, 0, 0.6, 0.3]).Within(0.008));
        Assert.That(counts[1], Is.Zero);
    }

    [Test]
    public void Sample_SumBelowOneByRounding_StaysAmongThePossible()
    {
        float[] logarithms = [.. Logarithms(0.25, 0.25), -1e8f];
        var drawn = Enumerable.Range(0, 200).Select(seed => Categorical.Sample(logarithms, new RandomStream((ulong)seed)));
        Assert.That(drawn.Distinct().Order(), Is.EqualTo([0, 1]));
    }

    [Test]
    public void Greedy_LooksShareMoreThanTheAnswers_TakesTheBestLook() =>
        // A flat argmax would take answer 1 (.3), though answering has .45 in all.
        Assert.That(Categorical.Greedy(Logarithms(0.15, 0.3, 0.2, 0.25, 0.1), answers: 2), Is.EqualTo(3));

    [Test]
    public void Greedy_AnswersShareMore_TakesTheBestAnswer() =>
        Assert.That(Categorical.Greedy(Logarithms(0.28, 0.24, 0.48), answers: 2), Is.Zero);

    [Test]
    public void Greedy_NoLooks_AnswersThoughRoundingLosesHalf() =>
        Assert.That(Categorical.Greedy(Logarithms(0.1, 0.3), answers: 2), Is.EqualTo(1));

    [Test]
    public void Greedy_EqualAnswers_TakesTheFirst() => Assert.That(Categorical.Greedy(Logarithms(0.3, 0.3, 0.2, 0.2), answers: 2), Is.Zero);

    [Test]
    public void SampleAndGreedy_NotANumber_Throw()
    {
        float[] broken = [float.NaN, float.NaN, float.NaN];
        Assert.Throws<ArithmeticException>(() => Categorical.Sample(broken, new RandomStream(1)));
        Assert.Throws<ArithmeticException>(() => Categorical.Greedy(broken, 2));
        Assert.Throws<ArithmeticException>(() => Categorical.Greedy([-1, float.NaN], 1));
    }

    private static float[] Logarithms(params double[] probabilities) => [.. probabilities.Select(p => (float)Math.Log(p))];
}
