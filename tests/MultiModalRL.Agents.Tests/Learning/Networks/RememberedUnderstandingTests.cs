using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>What is remembered is looked at once where heads alone are trained, and says the same as looking again.</summary>
[NonParallelizable]
public sealed class RememberedUnderstandingTests
{
    private const int Rows = 6;

    // Two blocks and a part of one.
    private const int Capacity = 150;
    private static readonly int[] Places = [149, 3, 70, 3, 64];

    private TemporaryFolder start;
    private IVectorEnvironment environment;
    private Columns remembered;
    private Ring ring;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [SetUp]
    public void SetUp()
    {
        start = new TemporaryFolder();
        environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: true);
        using var supervised = new Practice(environment, SmallAgents.Create(SmallAgents.Supervised, SmallAgents.Context(environment)));
        supervised.Learn(5);
        supervised.Agent.Save(start.Path);
        (remembered, ring) = (new Columns(environment.Spec.Observation, Capacity), new Ring(Capacity));
        Write(Capacity, seed: 1);
    }

    [TearDown]
    public void TearDown()
    {
        environment.Dispose();
        start.Dispose();
    }

    [Test]
    public void Consider_WhatIsKnown_SaysWhatThePixelsSay()
    {
        using var network = Network(TrainedPart.Heads);
        using var known = network.Remember(Capacity, Places.Length);
        Assert.That(Said(network, known), Is.EqualTo(Said(network, null)).Within(1e-6));
        Write(70, seed: 2);
        var anew = Said(network, known);
        Assert.That(anew, Is.EqualTo(Said(network, null)).Within(1e-6));
        known!.Forget();
        Assert.That(Said(network, known), Is.EqualTo(anew));
    }

    [Test]
    public void Consider_NotKnown_SaysWhatLookingSays([Values] TrainedPart trained)
    {
        using var network = Network(trained);
        using var scope = NewDisposeScope();
        var batch = Batch();
        var considered = network.Consider(batch, null);
        var (first, again) = (Numbers(considered()), Numbers(considered()));
        Assert.That(again, Is.EqualTo(first));
        Assert.That(first, Is.EqualTo(Numbers(network.Forward(batch, null))));
    }

    [Test]
    public void Of_KnownAlready_LooksAtNothing()
    {
        using var network = Network(TrainedPart.Heads);
        using var known = network.Remember(Capacity, Places.Length);
        _ = Said(network, known);
        var image = new QuestionAnsweringFields(environment.Spec).Image;
        remembered.All(image).Fill(int.MaxValue);
        Assert.That(() => Said(network, known), Throws.Nothing);
        ring.Take();
        Assert.That(() => Said(network, known), Throws.Nothing, "a place that is not drawn is of no interest");
        while (ring.Written <= Capacity + Places[1])
        {
            ring.Take();
        }

        Assert.That(() => Said(network, known), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    // Values that depend on when a block is found, or on what else it holds, would part a run that goes on from one that never stopped.
    [Test]
    public void Of_FoundPieceByPiece_IsTheSameBitsAsFoundAtOnce()
    {
        using var network = Network(TrainedPart.Heads);
        using var piecewise = network.Remember(Capacity, Places.Length);
        using var atOnce = network.Remember(Capacity, Places.Length);
        (remembered, ring) = (new Columns(environment.Spec.Observation, Capacity), new Ring(Capacity));
        for (var seed = 0UL; seed < 20; seed++)
        {
            Write(13, seed);
            using var scope = NewDisposeScope();
            _ = piecewise!.Of([ring.Count - 1, 0, ring.Count / 2], remembered, ring);
        }

        Assert.That(Said(network, piecewise), Is.EqualTo(Said(network, atOnce)));
    }

    [TestCase(TrainedPart.Heads, 150, true)]
    [TestCase(TrainedPart.Heads, 10_000_000, false)]
    [TestCase(TrainedPart.FusionAndHeads, 150, false)]
    [TestCase(TrainedPart.All, 150, false)]
    public void Remember_Any_IsForWhatStaysTrueAndFits(TrainedPart trained, int capacity, bool expected)
    {
        using var network = Network(trained);
        using var known = network.Remember(capacity, 1);
        Assert.That(known is not null, Is.EqualTo(expected));
    }

    private ActorCritic Network(TrainedPart trained) =>
        ActorCritic.Create(SmallAgents.Context(environment, init: start.Path), new DqnOptions { Model = SmallAgents.Model, Train = trained });

    // Observations of random play, at the next places.
    private void Write(int count, ulong seed)
    {
        var spec = environment.Spec;
        using var random = new RandomPolicy(spec, seed);
        using var state = random.CreateState(Rows);
        var (now, next, info) = (new VectorStep(spec, Rows), new VectorStep(spec, Rows), new Columns(spec.Info, Rows));
        var (actions, extras) = (new Columns(spec.Action, Rows), new Columns(random.Extras, Rows));
        environment.Reset(EpisodePlan.Endless(seed, spec.ExampleCount), now, info);
        for (var written = 0; written < count; written++)
        {
            if (written > 0 && written % Rows == 0)
            {
                random.Act(now.Input, state, actions, extras);
                environment.Step(actions, next, info);
                (now, next) = (next, now);
            }

            now.Observations.CopyRow(written % Rows, remembered, ring.Take());
        }
    }

    private Columns Batch()
    {
        var batch = new Columns(remembered.Space, Places.Length);
        for (var i = 0; i < Places.Length; i++)
        {
            remembered.CopyRow(Places[i], batch, i);
        }

        return batch;
    }

    private float[] Said(ActorCritic network, RememberedUnderstanding? known)
    {
        using var scope = NewDisposeScope();
        return Numbers(network.Consider(Batch(), known?.Of(Places, remembered, ring))());
    }

    private static float[] Numbers(NetworkOutput output) => [.. Numbers(output.Described), .. Numbers(output.Values), .. Numbers(output.Looks!)];

    private static float[] Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
}
