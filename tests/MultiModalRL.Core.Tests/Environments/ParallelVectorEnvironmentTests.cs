using System.Collections.Immutable;

namespace MultiModalRL.Core.Tests;

public sealed class ParallelVectorEnvironmentTests
{
    [TestCase(8, 8)]
    [TestCase(8, 2)]
    [TestCase(7, 3)]
    [TestCase(3, 1)]
    [TestCase(2, 16)]
    public void Step_AnyNumberOfWorkers_EqualsSync(int rows, int workers)
    {
        using var sync = new SyncVectorEnvironment(VectorPlay.Walks(rows, limit: 6));
        using var parallel = new ParallelVectorEnvironment(VectorPlay.Walks(rows, limit: 6), workers);
        var (expected, actual) = (new VectorPlay(sync), new VectorPlay(parallel));
        expected.Reset(EpisodePlan.EachOnce(3, 100));
        actual.Reset(EpisodePlan.EachOnce(3, 100));
        for (var i = 0; i < 300; i++)
        {
            Assert.That(actual.Snapshot(), Is.EqualTo(expected.Snapshot()), $"step {i}");
            expected.Step();
            actual.Step();
        }
    }

    [Test]
    public void Load_StateOfSync_GoesOn()
    {
        using var sync = new SyncVectorEnvironment(VectorPlay.Walks(4));
        using var parallel = new ParallelVectorEnvironment(VectorPlay.Walks(4), workers: 2);
        var (expected, actual) = (new VectorPlay(sync), new VectorPlay(parallel));
        expected.Reset(EpisodePlan.Endless(3, 5));
        expected.Step();
        actual.Load(expected.Save(), EpisodePlan.Endless(3, 5));
        expected.Step();
        actual.Step();
        Assert.That(actual.Snapshot(), Is.EqualTo(expected.Snapshot()));
    }

    [Test]
    public void Step_SeveralCrash_ReportsTheLowestRowAndItsSeed([Values(1, 4)] int workers)
    {
        ImmutableArray<IEnvironment> walks = [.. Enumerable.Range(0, 4).Select(row => new WalkEnvironment(row) { CrashesOnIllegal = true })];
        using var environment = new ParallelVectorEnvironment(walks, workers);
        var play = new VectorPlay(environment);
        var plan = EpisodePlan.Endless(1, 5);
        play.Reset(plan);
        foreach (var row in new[] { 1, 3 })
        {
            play.Actions.Values(new Field<int>(0, 1), row)[0] = WalkEnvironment.Crash;
        }

        Assert.That(
            () => environment.Step(play.Actions, play.Current, play.Info),
            Throws.TypeOf<EnvironmentException>().With.Message.Contains($"row 1, episode 1 (seed {plan.At(1).Seed}, "));
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(play.Step, Throws.Nothing);
    }

    [Test]
    public void Step_SteadyState_AllocatesNothingOnTheCallersThread()
    {
        using var environment = new ParallelVectorEnvironment(VectorPlay.Walks(8, limit: 5), workers: 2);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        Allocated();
        // The first wait for a worker that is late, which a busy machine may put off, allocates what later ones use.
        Assert.That(Enumerable.Range(0, 5).Select(_ => Allocated()).Min(), Is.Zero);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                play.Step();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Test]
    public void Constructor_NoEnvironmentsOrWorkers_Throws()
    {
        Assert.That(() => new ParallelVectorEnvironment([], 1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new ParallelVectorEnvironment(VectorPlay.Walks(1), 0), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Dispose_Twice_IsSafe()
    {
        var environment = new ParallelVectorEnvironment(VectorPlay.Walks(4), workers: 3);
        environment.Dispose();
        Assert.That(environment.Dispose, Throws.Nothing);
    }
}
