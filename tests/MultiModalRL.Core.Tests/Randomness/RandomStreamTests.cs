namespace MultiModalRL.Core.Tests;

public sealed class RandomStreamTests
{
    [Test]
    public void NextUInt64_PublishedSeed_GivesThePublishedNumbers()
    {
        var random = new RandomStream(1234567);
        ulong[] expected =
        [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
        ];
        Assert.That(expected.Select(_ => random.NextUInt64()).ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void State_NewStreamFromIt_GoesOn()
    {
        var random = new RandomStream(5);
        random.NextUInt64();
        var copy = new RandomStream(random.State);
        Assert.That(copy, Is.EqualTo(random));
        Assert.That(copy.NextUInt64(), Is.EqualTo(random.NextUInt64()));
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(10)]
    [TestCase(64)]
    public void NextInt_ManyDraws_AreUniform(int count)
    {
        const int Draws = 100_000;
        var random = new RandomStream(42);
        var counts = new int[count];
        for (var i = 0; i < Draws; i++)
        {
            counts[random.NextInt(count)]++;
        }

        // χ² has mean count − 1 and variance 2(count − 1); the seed is fixed, so the bound holds or it does not.
        var expected = (double)Draws / count;
        var chiSquare = counts.Sum(observed => (observed - expected) * (observed - expected) / expected);
        Assert.That(chiSquare, Is.LessThan(count - 1 + 5 * Math.Sqrt(2.0 * (count - 1))));
    }

    [Test]
    public void NextInt_One_IsZeroAndZeroThrows()
    {
        var random = new RandomStream(1);
        Assert.That(random.NextInt(1), Is.Zero);
        Assert.That(() => new RandomStream(1).NextInt(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void NextInt_LargestCount_StaysBelowIt()
    {
        var random = new RandomStream(8);
        for (var i = 0; i < 1000; i++)
        {
            Assert.That(random.NextInt(int.MaxValue), Is.InRange(0, int.MaxValue - 1));
        }
    }

    [Test]
    public void NextDoubleAndSingle_ManyDraws_LieInTheUnitIntervalWithItsMeanAndVariance()
    {
        var random = new RandomStream(7);
        var doubles = Enumerable.Range(0, 50_000).Select(_ => random.NextDouble()).ToArray();
        var singles = Enumerable.Range(0, 50_000).Select(_ => (double)random.NextSingle()).ToArray();
        foreach (var draws in new[] { doubles, singles })
        {
            Assert.That(draws, Is.All.InRange(0.0, 1 - 1e-9));
            Assert.That(draws.Average(), Is.EqualTo(0.5).Within(0.01));
            Assert.That(draws.Average(x => (x - 0.5) * (x - 0.5)), Is.EqualTo(1.0 / 12).Within(0.005));
        }
    }

    [Test]
    public void NextGaussian_ManyDraws_HaveTheMomentsOfTheNormalDistribution()
    {
        var random = new RandomStream(7);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian()).ToArray();
        Assert.That(draws.Average(), Is.EqualTo(0).Within(0.02));
        Assert.That(draws.Average(x => x * x), Is.EqualTo(1).Within(0.03));
        Assert.That(draws.Average(x => x * x * x * x), Is.EqualTo(3).Within(0.2));
        Assert.That(draws, Is.All.Matches<double>(double.IsFinite));
    }

    [Test]
    public void Shuffle_AllOrdersOfThree_AreEquallyLikely()
    {
        var random = new RandomStream(11);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 60_000; i++)
        {
            int[] values = [0, 1, 2];
            random.Shuffle<int>(values);
            var order = string.Concat(values);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.That(counts, Has.Count.EqualTo(6));
        Assert.That(counts.Values, Is.All.InRange(9_600, 10_400));
    }

    [Test]
    public void Combine_OrderAndEitherNumber_Matter()
    {
        var combined = new HashSet<ulong>();
        for (var first = 0ul; first < 50; first++)
        {
            for (var second = 0ul; second < 50; second++)
            {
                combined.Add(RandomStream.Combine(first, second));
            }
        }

        Assert.That(combined, Has.Count.EqualTo(2500));
    }

    [Test]
    public void Mix_OneBitFlipped_ChangesAboutHalfOfTheBits()
    {
        for (var bit = 0; bit < 64; bit++)
        {
            var changed = 0;
            for (var value = 1ul; value <= 64; value++)
            {
                var number = value * 0x9E3779B97F4A7C15;
                changed += System.Numerics.BitOperations.PopCount(RandomStream.Mix(number) ^ RandomStream.Mix(number ^ (1ul << bit)));
            }

            Assert.That(changed / 64.0, Is.EqualTo(32).Within(4), $"bit {bit}");
        }
    }
}
