using System.Collections.Immutable;

namespace MultiModalRL.Core.Tests;

public sealed class SyncVectorEnvironmentTests
{
    private static readonly Field<int> Position = new(0, 1);
    private static readonly Field<int> Left = new(0, 1);

    [Test]
    public void Reset_EndlessPlan_StartsOneEpisodeARow()
    {
        var play = Started(rows: 4, EpisodePlan.Endless(1, 5));
        var plan = EpisodePlan.Endless(1, 5);
        Assert.That(play.Current.Starts.ToArray(), Is.All.True);
        Assert.That(play.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Continues));
        Assert.That(play.Current.Keys.ToArray(), Is.EqualTo(Enumerable.Range(0, 4).Select(number => plan.At(number).Key(0))));
        Assert.That(play.Current.Observations.All(Position).ToArray(), Is.All.EqualTo(50));
    }

    [Test]
    public void Step_EpisodeEnds_ShowsTheNextFirstObservationAndKeepsTheInfoOfTheEnded()
    {
        var plan = EpisodePlan.Endless(1, 5);
        var play = Started(rows: 1, plan);
        var steps = play.Info.Values(Left, 0)[0];
        for (var i = 0; i < steps; i++)
        {
            Assert.That(play.Current.Starts[0], Is.EqualTo(i == 0));
            play.Step();
        }

        Assert.That(play.Current.Status[0], Is.EqualTo(StepStatus.Terminated));
        Assert.That(play.Current.Starts[0], Is.True);
        Assert.That(play.Current.Keys[0], Is.EqualTo(plan.At(1).Key(0)));
        Assert.That(play.Current.Observations.Values(Position, 0)[0], Is.EqualTo(50));
        Assert.That(play.Info.Values(Left, 0)[0], Is.Zero);
        Assert.That(play.Current.Finals.Count, Is.Zero);
    }

    [Test]
    public void Step_Rewards_AreTheSumsOfComponentsZeroedBefore()
    {
        var play = Started(rows: 3, EpisodePlan.Endless(1, 5));
        for (var i = 0; i < 20; i++)
        {
            play.Step();
            for (var row = 0; row < 3; row++)
            {
                var (move, bonus) = (play.Current.Components(row)[0], play.Current.Components(row)[1]);
                Assert.That(move, Is.EqualTo(play.Actions.Values(new Field<int>(0, 1), row)[0]));
                Assert.That(bonus, Is.InRange(0f, 1f));
                Assert.That(play.Current.Rewards[row], Is.EqualTo(move + bonus));
            }
        }
    }

    [Test]
    public void Step_TimeLimit_TruncatesAndDeliversTheFinalObservationsInRowOrder()
    {
        var play = Started(rows: 4, EpisodePlan.Endless(1, 5), limit: 2);
        var longer = Enumerable.Range(0, 4).Where(row => play.Info.Values(Left, row)[0] > 2).ToArray();
        play.Step();
        play.Step();
        var truncated = Enumerable.Range(0, 4).Where(row => play.Current.Status[row] == StepStatus.Truncated).ToArray();
        Assert.That(longer, Is.Not.Empty);
        Assert.That(truncated, Is.SupersetOf(longer));
        Assert.That(play.Current.FinalRows[..play.Current.Finals.Count], Is.EqualTo(truncated));
        Assert.That(play.Current.Finals.All(Position).ToArray(), Is.All.AnyOf(48, 50, 52));
        Assert.That(truncated.Select(row => play.Current.Starts[row]), Is.All.True);
        play.Step();
        Assert.That(play.Current.Finals.Count, Is.EqualTo(play.Current.Status.ToArray().Count(status => status == StepStatus.Truncated)));
    }

    [Test]
    public void Step_TaskEndsAtTheLimit_IsTerminatedNotTruncated()
    {
        var play = Started(rows: 1, EpisodePlan.Endless(1, 5));
        var length = play.Info.Values(Left, 0)[0];
        play = Started(rows: 1, EpisodePlan.Endless(1, 5), limit: length);
        for (var i = 0; i < length; i++)
        {
            play.Step();
        }

        Assert.That(play.Current.Status[0], Is.EqualTo(StepStatus.Terminated));
    }

    [Test]
    public void Step_PlanExhausted_RowsIdleWithALegalObservation()
    {
        var play = Started(rows: 3, EpisodePlan.EachOnce(1, 2));
        Assert.That(play.Current.Status.ToArray(), Is.EqualTo(new[] { StepStatus.Continues, StepStatus.Continues, StepStatus.Idle }));
        Assert.That(play.Current.Observations.FirstOutside(2), Is.Null);
        Assert.That(play.Current.Observations.Values(new Field<byte>(2, 3), 2).ToArray(), Does.Contain(1));
        for (var i = 0; i < 10; i++)
        {
            play.Actions.Values(new Field<int>(0, 1), 2)[0] = 77;
            play.Step();
        }

        Assert.That(play.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Idle));
        Assert.That(play.Current.Rewards.ToArray(), Is.All.Zero);
        Assert.That(play.Current.Starts.ToArray(), Is.All.False);
    }

    [Test]
    public void Step_BeforeReset_Throws()
    {
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(2));
        Assert.That(new VectorPlay(environment).Step, Throws.InvalidOperationException.With.Message.Contains("before reset"));
    }

    [TestCase(-1)]
    [TestCase(3)]
    public void Step_ActionOutsideItsSpace_NamesRowAndFieldAndChangesNothing(int action)
    {
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(2));
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        var next = new VectorStep(environment.Spec, 2);
        play.Actions.Values(new Field<int>(0, 1), 1)[0] = action;
        Assert.That(
            () => environment.Step(play.Actions, next, play.Info),
            Throws.InvalidOperationException.With.Message.Contains("row 1").And.Message.Contains("'action'"));

        using var untouched = new SyncVectorEnvironment(VectorPlay.Walks(2));
        var expected = new VectorPlay(untouched);
        expected.Reset(EpisodePlan.Endless(1, 5));
        expected.Step();
        play.Step();
        Assert.That(play.Snapshot(), Is.EqualTo(expected.Snapshot()));
    }

    [Test]
    public void Step_EnvironmentCrashes_NamesRowEpisodeAndSeedAndNeedsAReset()
    {
        ImmutableArray<IEnvironment> walks = [new WalkEnvironment(), new WalkEnvironment { CrashesOnIllegal = true }];
        using var environment = new SyncVectorEnvironment(walks);
        var play = new VectorPlay(environment);
        var plan = EpisodePlan.Endless(1, 5);
        play.Reset(plan);
        play.Actions.Values(new Field<int>(0, 1), 1)[0] = WalkEnvironment.Crash;
        Assert.That(
            () => environment.Step(play.Actions, play.Current, play.Info),
            Throws.TypeOf<EnvironmentException>()
                .With.Message.Contains($"row 1, episode 1 (seed {plan.At(1).Seed}, ").And.Message.Contains("broke down")
                .And.InnerException.TypeOf<ArithmeticException>());
        Assert.That(play.Step, Throws.InvalidOperationException);
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(play.Step, Throws.Nothing);
    }

    [Test]
    public void Step_SteadyState_AllocatesNothing()
    {
        var play = Started(rows: 16, EpisodePlan.Endless(1, 5), limit: 5);
        for (var i = 0; i < 100; i++)
        {
            play.Step();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            play.Step();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Load_AtAnyStep_GoesOnBitForBit([Values(0, 1, 2, 5, 17, 60)] int steps, [Values(0, 3)] int limit)
    {
        var play = Started(rows: 3, EpisodePlan.Endless(1, 5), limit);
        Advance(play, steps);
        var plan = EpisodePlan.Endless(1, 5);
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(3, limit));
        var resumed = new VectorPlay(environment);
        resumed.Load(play.Save(), plan);
        Assert.That(resumed.Current.Keys.ToArray(), Is.EqualTo(play.Current.Keys.ToArray()));
        Assert.That(resumed.Current.Starts.ToArray(), Is.EqualTo(play.Current.Starts.ToArray()));
        for (var i = 0; i < 30; i++)
        {
            play.Step();
            resumed.Step();
            Assert.That(resumed.Snapshot(), Is.EqualTo(play.Snapshot()));
        }
    }

    [Test]
    public void Load_PlanNearItsEnd_IdlesAsBefore()
    {
        var play = Started(rows: 3, EpisodePlan.EachOnce(1, 4));
        Advance(play, 9);
        Assert.That(play.Current.Status.ToArray(), Does.Contain(StepStatus.Idle));
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(3));
        var resumed = new VectorPlay(environment);
        resumed.Load(play.Save(), EpisodePlan.EachOnce(1, 4));
        for (var i = 0; i < 10; i++)
        {
            play.Step();
            resumed.Step();
            Assert.That(resumed.Snapshot(), Is.EqualTo(play.Snapshot()));
        }
    }

    [TestCase(2, 1ul, 5, "rows")]
    [TestCase(3, 2ul, 5, "another plan")]
    [TestCase(3, 1ul, 4, "another plan")]
    public void Load_OtherRowsOrPlan_ThrowsInputException(int rows, ulong seed, int examples, string expected)
    {
        var play = Started(rows: 3, EpisodePlan.Endless(1, 5));
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(rows));
        Assert.That(
            () => new VectorPlay(environment).Load(play.Save(), EpisodePlan.Endless(seed, examples)),
            Throws.TypeOf<InputException>().With.Message.Contains(expected));
    }

    [Test]
    public void Load_CutShortAnywhere_ThrowsInputException()
    {
        var play = Started(rows: 2, EpisodePlan.Endless(1, 5));
        Advance(play, 3);
        var bytes = play.Save().ToArray();
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(2));
        var target = new VectorPlay(environment);
        for (var length = 0; length < bytes.Length; length++)
        {
            using var stream = new MemoryStream(bytes, 0, length);
            Assert.That(() => target.Load(stream, EpisodePlan.Endless(1, 5)), Throws.TypeOf<InputException>(), $"{length} bytes");
        }
    }

    [Test]
    public void Dispose_Twice_IsSafeAndStepsNoMore()
    {
        var environment = new SyncVectorEnvironment(VectorPlay.Walks(1));
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        environment.Dispose();
        environment.Dispose();
        Assert.That(play.Step, Throws.InstanceOf<ObjectDisposedException>());
    }

    private static VectorPlay Started(int rows, EpisodePlan plan, int limit = 0)
    {
        var play = new VectorPlay(new SyncVectorEnvironment(VectorPlay.Walks(rows, limit)));
        play.Reset(plan);
        return play;
    }

    private static void Advance(VectorPlay play, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            play.Step();
        }
    }
}
