using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>What PPO takes of managed memory: an object a tensor operation, whatever the rows.</summary>
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Steps = 4096;

    // Nine tensors of 48 bytes, a dispose scope and its set: 928 bytes. Each further tensor is 48, each array more.
    private const double ActingBytes = 1_000;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCase(1)]
    [TestCase(64)]
    public void Act_CartPole_TakesItsTensorsAlone(int rows)
    {
        using var environment = ReferenceWorlds.Create("classic/CartPole-v1", rows);
        using var agent = new PpoAgent(ReferenceWorlds.Context(environment), new PpoOptions());
        var (spec, policy) = (environment.Spec, agent.BehaviorPolicy);
        var (step, info) = (new VectorStep(spec, rows), new Columns(spec.Info, rows));
        var (actions, extras) = (new Columns(spec.Action, rows), new Columns(policy.Extras, rows));
        using var state = policy.CreateState(rows);
        environment.Reset(EpisodePlan.Endless(seed: 1, spec.ExampleCount), step, info);
        Assert.That(Bytes(() => policy.Act(step.Input, state, actions, extras), times: 50), Is.LessThan(ActingBytes));
    }

    [Test]
    public void Chosen_ManySteps_TakesNoArray()
    {
        var actions = new Columns(new CompositeSpace([new("action", new DiscreteSpace(2))]), Steps) { Count = Steps };
        var distribution = new CategoricalActions(new DiscreteSpace(2), actions.Space.Field<int>("action"));
        Assert.That(Bytes(() => distribution.Chosen(actions, [], CPU).Dispose(), times: 4), Is.LessThan(Steps));
    }

    [Test]
    public void ExplainedVariance_ManySteps_TakesNoArray()
    {
        var (values, returns) = (new float[Steps], new float[Steps]);
        Assert.That(Bytes(() => PolicyLoss.ExplainedVariance(values, returns), times: 4), Is.LessThan(Steps));
    }

    // A mean of several calls, after as many that let code and buffers settle.
    private static double Bytes(Action work, int times)
    {
        Repeat();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / times;

        void Repeat()
        {
            for (var call = 0; call < times; call++)
            {
                work();
            }
        }
    }
}
