using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>What acting made of observations serves learning where heads alone are trained, and says the same as looking again.</summary>
/// <param name="world">Where cells are looked at, and where they are not told apart and so not kept.</param>
[TestFixture(GridWorld.Glimpse)]
[TestFixture("resolution/GridShapes-v0")]
[TestFixture("deliberate/GridShapes-v0")]
[NonParallelizable]
public sealed class KeptUnderstandingTests(string world)
{
    private const int Rows = 6;
    private const int Steps = 4;

    private TemporaryFolder start;
    private IVectorEnvironment environment;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [SetUp]
    public void SetUp()
    {
        start = new TemporaryFolder();
        environment = GridWorld.Create(world, Rows, thumbnail: true);
        using var supervised = new Practice(environment, SmallAgents.Create(SmallAgents.Supervised, SmallAgents.Context(environment)));
        supervised.Learn(5);
        supervised.Agent.Save(start.Path);
    }

    [TearDown]
    public void TearDown()
    {
        environment.Dispose();
        start.Dispose();
    }

    [Test]
    public void Forward_OfWhatWasActedOn_SaysWhatThePixelsSay([Values(TrainedPart.Heads, TrainedPart.FusionAndHeads, TrainedPart.All)] TrainedPart trained)
    {
        Assert.That(Said(trained, keeps: true, meanwhile: false), Is.EqualTo(Said(trained, keeps: false, meanwhile: false)).Within(1e-6));
    }

    [Test]
    public void KeepActed_WhereSomethingElseWasActedOnMeanwhile_IsNotTakenFromThat() => Assert.That(
        Said(TrainedPart.Heads, keeps: true, meanwhile: true), Is.EqualTo(Said(TrainedPart.Heads, keeps: false, meanwhile: false)).Within(1e-6));

    [Test]
    public void Forward_OfWhatWasActedOn_NeedsNoPixels([Values] bool keeps)
    {
        using var network = Network(TrainedPart.Heads);
        var rollout = Play(network, keeps, meanwhile: false);
        rollout.Observations.All(new QuestionAnsweringFields(environment.Spec).Image).Fill(int.MaxValue);
        Assert.That(() => Ask(network, rollout), keeps ? Throws.Nothing : Throws.InstanceOf<Exception>());
    }

    [Test]
    public void KeepActed_RolloutAfterRollout_HoldsNoMoreTensors()
    {
        using var network = Network(TrainedPart.Heads);
        _ = Play(network, keeps: true, meanwhile: false);
        // Of this thread: Tensor.TotalCount also falls with what the collector finds of other tests.
        var before = Alive();
        for (var rollout = 0; rollout < 5; rollout++)
        {
            _ = Play(network, keeps: true, meanwhile: false);
        }

        Assert.That(Alive(), Is.EqualTo(before));
    }

    private static long Alive() => TorchSharp.DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    private float[] Said(TrainedPart trained, bool keeps, bool meanwhile)
    {
        using var network = Network(trained);
        return Ask(network, Play(network, keeps, meanwhile));
    }

    private ActorCritic Network(TrainedPart trained) =>
        ActorCritic.Create(SmallAgents.Context(environment, init: start.Path), SmallAgents.PpoOptions with { Train = trained });

    private Rollout Play(ActorCritic network, bool keeps, bool meanwhile)
    {
        var spec = environment.Spec;
        using var policy = new ActorCriticPolicy(network, 1, greedy: false);
        using var state = policy.CreateState(Rows);
        var (before, after, other) = (new VectorStep(spec, Rows), new VectorStep(spec, Rows), new VectorStep(spec, Rows));
        var (info, actions, extras) = (new Columns(spec.Info, Rows), new Columns(spec.Action, Rows), new Columns(policy.Extras, Rows));
        environment.Reset(EpisodePlan.Endless(8, spec.ExampleCount), other, info);
        environment.Reset(EpisodePlan.Endless(5, spec.ExampleCount), before, info);
        var rollout = new Rollout(spec, policy, Steps, Rows);
        for (var step = 0; step < Steps; step++)
        {
            policy.Act(before.Input, state, actions, extras);
            environment.Step(actions, after, info);
            var at = rollout.Add(new Experience(before, actions, extras, after), policy);
            if (meanwhile)
            {
                policy.Act(other.Input, state, actions, extras);
            }

            if (keeps)
            {
                network.KeepActed(before.Observations, at, rollout.Count);
            }

            (before, after) = (after, before);
        }

        return rollout;
    }

    // Log-probabilities and values of every kept observation, the last one first.
    private static float[] Ask(ActorCritic network, Rollout rollout)
    {
        using var scope = NewDisposeScope();
        network.Keep(rollout.Observations, rollout.Starts, null);
        long[] places = [.. Enumerable.Range(0, rollout.Count).Reverse().Select(place => (long)place)];
        var output = network.Forward(places, tensor(places));
        return [.. Numbers(output.Described), .. Numbers(output.Values)];
    }

    private static float[] Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
}
