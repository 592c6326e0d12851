namespace MultiModalRL.Agents.Tests;

public sealed class MinibatchesTests
{
    private const int Steps = 5;
    private const int Rows = 6;

    [Test]
    public void Shuffle_AnyEpoch_VisitsEveryStepOnce([Values] bool sequences, [Values(4, 7, 100)] int size)
    {
        var minibatches = Of(size);
        minibatches.Shuffle(3, Units(sequences));
        var seen = new List<long>();
        for (var number = 0; number < minibatches.Count; number++)
        {
            seen.AddRange(minibatches[number].ToArray());
        }

        Assert.That(seen, Is.EquivalentTo(Enumerable.Range(0, Steps * Rows).Select(i => (long)i)));
    }

    [TestCase(29, new[] { 15, 15 })]
    [TestCase(7, new[] { 6, 6, 6, 6, 6 })]
    [TestCase(8, new[] { 8, 8, 8, 6 })]
    [TestCase(30, new[] { 30 })]
    public void Shuffle_StepsThatTheSizeDoesNotDivide_AreSharedOutEvenly(int size, int[] sizes)
    {
        var minibatches = Of(size);
        minibatches.Shuffle(3, Units(sequences: false));
        Assert.That(Enumerable.Range(0, minibatches.Count).Select(number => minibatches[number].Length), Is.EqualTo(sizes));
    }

    [Test]
    public void Shuffle_OtherEpochOrSeed_GivesAnotherOrderAndTheSameAgain()
    {
        var again = Order(1, 7);
        Assert.That(Order(1, 7), Is.EqualTo(again));
        Assert.That(Order(2, 7), Is.Not.EqualTo(again));
        Assert.That(Order(1, 8), Is.Not.EqualTo(again));

        long[] Order(long epoch, ulong seed)
        {
            var minibatches = Of(Steps * Rows, seed);
            minibatches.Shuffle(epoch, Units(sequences: false));
            return minibatches[0].ToArray();
        }
    }

    [Test]
    public void Minibatch_OfSequences_HoldsTheSameRowsAtEveryStepInOrder()
    {
        var minibatches = Of(2 * Steps);
        minibatches.Shuffle(0, Units(sequences: true));
        Assert.That(minibatches.Count, Is.EqualTo(3));
        var places = minibatches[1].ToArray();
        Assert.That(places, Has.Length.EqualTo(2 * Steps));
        for (var step = 0; step < Steps; step++)
        {
            Assert.That(places[2 * step] / Rows, Is.EqualTo(step));
            Assert.That(places[2 * step] % Rows, Is.EqualTo(places[0]));
            Assert.That(places[2 * step + 1] % Rows, Is.EqualTo(places[1]));
        }
    }

    [Test]
    public void Minibatch_OfEpisodes_HoldsThemWholeUpToItsSize()
    {
        // In rows 0, 1 and 2: steps 1 … 3, 0 and 0 … 4.
        StepSpan[] episodes = [new(Rows, 3), new(1, 1), new(2, 5)];
        var minibatches = Of(size: 4);
        minibatches.Shuffle(1, episodes);
        var found = Enumerable.Range(0, minibatches.Count).Select(number => minibatches[number].ToArray()).ToArray();
        Assert.That(found.SelectMany(places => places), Is.EquivalentTo(new[] { 6, 12, 18, 1, 2, 8, 14, 20, 26 }));
        Assert.That(found.Single(places => places.Contains(26)), Has.Length.EqualTo(5), "longer than the size: alone");
        Assert.That(found.Single(places => places.Contains(6)), Is.SupersetOf(new[] { 6, 12, 18 }));
    }

    [Test]
    public void Units_WithoutSomeSteps_LeavesThemOutUnlessRowsAreWhole()
    {
        var rollout = Rollouts.Of(Steps, Rows);
        rollout.Weights.AsSpan(3, 20).Clear();
        Assert.That(rollout.Units(rows: false).ToArray().Select(unit => unit.First), Is.EqualTo(new[] { 0, 1, 2, 23, 24, 25, 26, 27, 28, 29 }));
        Assert.That(rollout.Units(rows: true).ToArray(), Is.EqualTo(Enumerable.Range(0, Rows).Select(row => new StepSpan(row, Steps))));
    }

    private static Minibatches Of(int size, ulong seed = 1) => new(Rollouts.Of(Steps, Rows), size, seed);

    private static StepSpan[] Units(bool sequences) => Rollouts.Of(Steps, Rows).Units(sequences).ToArray();
}
