namespace MultiModalRL.Core.Tests;

/// <summary>Crashed sub-environments that are made anew.</summary>
public sealed class EnvironmentRestartsTests
{
    private const int Many = 1_000_000;
    private static readonly Field<int> Position = new(0, 1);
    private static readonly Field<int> Left = new(0, 1);

    [Test]
    public void Step_Crashes_TruncatesAtTheLastObservationAndBeginsTheNextEpisode([Values(0, 1, 3)] int workers)
    {
        var rows = CrashingRows.At((0, 2));
        using var environment = rows.Create(1, workers, restarts: 1);
        var plan = EpisodePlan.Endless(6, 5);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(6, 5));
        play.Step();
        Assert.That(play.Current.Status[0], Is.EqualTo(StepStatus.Continues));
        var (position, left) = (play.Current.Observations.Values(Position, 0)[0], play.Info.Values(Left, 0)[0]);
        play.Step();
        Assert.Multiple(() =>
        {
            Assert.That(play.Current.Status[0], Is.EqualTo(StepStatus.Truncated));
            Assert.That(play.Current.Finals.Count, Is.EqualTo(1));
            Assert.That(play.Current.FinalRows[0], Is.Zero);
            Assert.That(play.Current.Finals.Values(Position, 0)[0], Is.EqualTo(position));
            Assert.That(play.Info.Values(Left, 0)[0], Is.EqualTo(left));
            Assert.That(play.Current.Rewards[0], Is.Zero);
            Assert.That(play.Current.Components(0).ToArray(), Is.All.Zero);
            Assert.That(play.Current.Starts[0], Is.True);
            Assert.That(play.Current.Episodes[0], Is.EqualTo(1));
            Assert.That(play.Current.Keys[0], Is.EqualTo(plan.At(1).Key(0)));
            Assert.That(play.Current.Observations.Values(Position, 0)[0], Is.EqualTo(50));
            Assert.That(environment.Restarts!.Count, Is.EqualTo(1));
            Assert.That(environment.Restarts.Latest.Single().Message, Does.Contain("episode 0 (").And.Contain("step 2: "));
            Assert.That(rows.Made.Select(made => (made.Row, made.Environment.Disposed)), Is.EqualTo(new[] { (0, true), (0, false) }));
        });
        play.Step();
        Assert.That(environment.Restarts!.Latest, Is.Empty);
    }

    [Test]
    public void Step_TheNextResetCrashes_LeavesThatEpisodeOutAndTellsTheOneThatEnded([Values(0, 1, 3)] int workers)
    {
        using var crashing = CrashingRows.At((3, 0), (4, 0)).Create(3, workers, restarts: 2);
        using var sound = new SyncVectorEnvironment(VectorPlay.Walks(3));
        var (play, expected) = (new VectorPlay(crashing), new VectorPlay(sound));
        play.Reset(EpisodePlan.Endless(1, 5));
        expected.Reset(EpisodePlan.Endless(1, 5));
        while (play.Current.Episodes[0] == 0 && play.Current.Episodes[1] == 1 && play.Current.Episodes[2] == 2)
        {
            play.Step();
            expected.Step();
        }

        // In the walk of seed 1 one row ends first, alone.
        var row = play.Current.Starts.IndexOf(true);
        Assert.That(play.Current.Episodes[row], Is.EqualTo(5));
        Assert.That(play.Current.Keys[row], Is.EqualTo(EpisodePlan.Endless(1, 5).At(5).Key(0)));
        Assert.That(play.Current.Status.ToArray(), Is.EqualTo(expected.Current.Status.ToArray()));
        Assert.That(play.Current.Rewards.ToArray(), Is.EqualTo(expected.Current.Rewards.ToArray()));
        Assert.That(play.Current.RewardComponents.ToArray(), Is.EqualTo(expected.Current.RewardComponents.ToArray()));
        Assert.That(play.Info.All(Left).ToArray(), Is.EqualTo(expected.Info.All(Left).ToArray()));
        Assert.That(crashing.Restarts!.Latest.Select(crash => (crash.Episode.Number, crash.Step)), Is.EqualTo(new[] { (3L, 0), (4L, 0) }));
    }

    [Test]
    public void Reset_Crashes_TakesTheNextEpisodesInTheOrderOfRows([Values(0, 1, 3)] int workers)
    {
        using var environment = CrashingRows.At((0, 0), (2, 0), (3, 0)).Create(3, workers, restarts: 3);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(play.Current.Episodes.ToArray(), Is.EqualTo(new[] { 5L, 1, 4 }));
        Assert.That(environment.Restarts!.Latest.Select(crash => (crash.Row, crash.Episode.Number)), Is.EqualTo(new[] { (0, 0L), (2, 2), (0, 3) }));
        Assert.That(play.Current.Starts.ToArray(), Is.All.True);
        Assert.That(play.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Continues));
    }

    [Test]
    public void Reset_TheFirstRowsOfAFinitePlanCrash_IdleRowsShowTheFirstThatPlays([Values(0, 2)] int workers)
    {
        using var environment = CrashingRows.At((0, 0)).Create(3, workers, restarts: 1);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.EachOnce(1, 2));
        Assert.That(play.Current.Status.ToArray(), Is.EqualTo(new[] { StepStatus.Idle, StepStatus.Continues, StepStatus.Idle }));
        foreach (var row in new[] { 0, 2 })
        {
            Assert.That(play.Current.Observations.Values(new Field<float>(1, 2), row).ToArray(), Is.EqualTo(play.Current.Observations.Values(new Field<float>(1, 2), 1).ToArray()));
            Assert.That(play.Current.Observations.FirstOutside(row), Is.Null);
        }
    }

    [Test]
    public void Step_EveryEpisodeOfAFinitePlanCrashes_AllRowsIdle([Values(0, 2)] int workers)
    {
        using var environment = new CrashingRows((number, step) => step == (int)(number % 2) ? new DivideByZeroException() : null).Create(3, workers, restarts: Many);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.EachOnce(1, 20));
        for (var i = 0; i < 20; i++)
        {
            play.Step();
        }

        Assert.That(environment.Restarts!.Count, Is.EqualTo(20));
        Assert.That(play.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Idle));
        Assert.That(play.Current.Observations.FirstOutside(0), Is.Null);
    }

    [Test]
    public void Step_CrashesAtFixedPlaces_IsTheSameForAnyNumberOfWorkers([Values(1ul, 2ul, 3ul)] ulong seed)
    {
        var plays = new[] { 0, 1, 3, 4 }.Select(workers => new VectorPlay(Scattered(seed).Create(7, workers, Many))).ToArray();
        foreach (var play in plays)
        {
            play.Reset(EpisodePlan.Endless(seed, 5));
        }

        for (var i = 0; i < 300; i++)
        {
            var expected = plays[0].Snapshot();
            foreach (var play in plays)
            {
                Assert.That(play.Snapshot(), Is.EqualTo(expected), $"step {i}");
                play.Step();
            }
        }
    }

    [Test]
    public void Step_CrashesAtFixedPlaces_ChangesNoEpisodeThatDoesNotCrash([Values(0, 2)] int workers)
    {
        using var crashing = Scattered(5).Create(4, workers, Many);
        using var sound = new SyncVectorEnvironment(VectorPlay.Walks(4));
        var (actual, expected) = (Episodes(crashing), Episodes(sound));
        var (whole, cut) = (0, 0);
        foreach (var (number, seen) in actual.Where(episode => episode.Key < 100))
        {
            var all = expected[number];
            Assert.That(seen, Is.EqualTo(all.Take(seen.Count)), $"episode {number}");
            whole += seen.Count == all.Count ? 1 : 0;
            cut += seen.Count < all.Count ? 1 : 0;
        }

        Assert.That(whole, Is.GreaterThan(50));
        Assert.That(cut, Is.GreaterThan(10));
        Assert.That(crashing.Restarts!.Count, Is.GreaterThan(20));
    }

    [Test]
    public void Load_AfterRestarts_GoesOnBitForBitAndCounts([Values(1, 2, 5, 17, 60)] int steps, [Values(0, 3)] int workers)
    {
        var play = new VectorPlay(Scattered(2).Create(3, 0, Many));
        play.Reset(EpisodePlan.Endless(2, 5));
        for (var i = 0; i < steps; i++)
        {
            play.Step();
        }

        using var environment = Scattered(2).Create(3, workers, Many);
        var resumed = new VectorPlay(environment);
        resumed.Load(play.Save(), EpisodePlan.Endless(2, 5));
        for (var i = 0; i < 40; i++)
        {
            play.Step();
            resumed.Step();
            Assert.That(resumed.Snapshot(), Is.EqualTo(play.Snapshot()), $"step {i}");
            Assert.That(resumed.Save().ToArray(), Is.EqualTo(play.Save().ToArray()));
        }

        Assert.That(environment.Restarts!.Count, Is.GreaterThan(0));
    }

    [Test]
    public void Load_OfUsedUpRestarts_AllowsNoMore()
    {
        var play = new VectorPlay(CrashingRows.At((0, 1)).Create(1, 0, restarts: 1));
        play.Reset(EpisodePlan.Endless(1, 5));
        play.Step();
        using var environment = CrashingRows.At((1, 1)).Create(1, 0, restarts: 1);
        var resumed = new VectorPlay(environment);
        resumed.Load(play.Save(), EpisodePlan.Endless(1, 5));
        Assert.That(environment.Restarts!.Count, Is.EqualTo(1));
        Assert.That(resumed.Step, Throws.TypeOf<EnvironmentException>().With.Message.Contains("all 1 restarts are used up"));
    }

    [Test]
    public void Step_DisposingTheCrashedFails_IsToldAndGoesOn()
    {
        var rows = new CrashingRows((number, step) => (number, step) is (0, 1) ? new DivideByZeroException("broke") : null) { DisposingFails = true };
        var environment = rows.Create(1, workers: 0, restarts: 1);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        play.Step();
        Assert.That(environment.Restarts!.Latest.Single().Message, Does.Contain("(broke) (it does not answer)").And.Contain("while it was disposed"));
        Assert.That(play.Current.Episodes[0], Is.EqualTo(1));
    }

    [Test]
    public void Step_SteadyStateWithRestartsAllowed_AllocatesNothing([Values(0, 2)] int workers)
    {
        using var environment = CrashingRows.At((3, 1), (5, 0)).Create(8, workers, restarts: 4);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        for (var i = 0; i < 100; i++)
        {
            play.Step();
        }

        Assert.That(environment.Restarts!.Count, Is.EqualTo(2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
        {
            play.Step();
        }

        // On a busy machine the runtime may make, once, what a thread blocks on; a step's own bytes would be there 500 times.
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(500));
    }

    [Test]
    public void Load_OfLessThanNoRestarts_ThrowsInputException()
    {
        using var reader = new BinaryReader(new MemoryStream(BitConverter.GetBytes(-1)));
        Assert.That(() => new EnvironmentRestarts(1).Load(reader), Throws.TypeOf<InputException>().With.Message.Contains("-1 restarts"));
    }

    /// <summary>About one episode in five crashes, at its reset or one of its first steps.</summary>
    private static CrashingRows Scattered(ulong seed) => new((number, step) =>
    {
        var place = RandomStream.Combine(seed, (ulong)number) % 20;
        return place < 4 && (int)place == step ? new DivideByZeroException($"{number}:{step}") : null;
    });

    /// <summary>The positions seen in each episode, final ones left out.</summary>
    private static Dictionary<long, List<int>> Episodes(IVectorEnvironment environment)
    {
        var episodes = new Dictionary<long, List<int>>();
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(5, 5));
        for (var i = 0; i < 150; i++)
        {
            for (var row = 0; row < environment.Count; row++)
            {
                var number = play.Current.Episodes[row];
                if (!episodes.TryGetValue(number, out var seen))
                {
                    episodes[number] = seen = [];
                }

                seen.Add(play.Current.Observations.Values(Position, row)[0]);
            }

            play.Step();
        }

        return episodes;
    }
}
