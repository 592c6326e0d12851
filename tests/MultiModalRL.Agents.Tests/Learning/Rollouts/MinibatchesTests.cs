using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class MinibatchesTests
{
    private const int Steps = 5;
    private const int Rows = 6;

    [Test]
    public void Shuffle_AnyEpoch_VisitsEveryStepOnce([Values] bool sequences, [Values(4, 7, 100)] int size)
    {
        var minibatches = Of(size, sequences);
        minibatches.Shuffle(3);
        var seen = new List<long>();
        for (var number = 0; number < minibatches.Count; number++)
        {
            seen.AddRange(minibatches[number].ToArray());
        }

        Assert.That(seen, Is.EquivalentTo(Enumerable.Range(0, Steps * Rows).Select(i => (long)i)));
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
            var minibatches = Of(Steps * Rows, false, seed);
            minibatches.Shuffle(epoch);
            return minibatches[0].ToArray();
        }
    }

    [Test]
    public void Minibatch_OfSequences_HoldsTheSameRowsAtEveryStepInOrder()
    {
        var minibatches = Of(2 * Steps, sequences: true);
        minibatches.Shuffle(0);
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

    private static Minibatches Of(int size, bool sequences, ulong seed = 1)
    {
        var spec = new EnvironmentSpec(
            EnvironmentId.Parse("test/Vector-v0"),
            new([new("state", new BoxSpace([2], -1, 1))]), new([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]));
        using var network = ActorCritic.Create(new AgentContext(spec, Rows, null, 1, Device.Cpu, null, 100), new PpoOptions());
        using var policy = new ActorCriticPolicy(network, 1, greedy: false);
        return new Minibatches(new Rollout(spec, policy, Steps, Rows), size, sequences, seed);
    }
}
