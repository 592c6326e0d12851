namespace MultiModalRL.Core.Tests;

/// <summary>What comes of a crash where nothing is made anew, or nothing more.</summary>
public sealed class EnvironmentCrashTests
{
    private static readonly EpisodePlan Plan = EpisodePlan.Endless(1, 5);

    [Test]
    public void Step_Crashes_TellsIdRowEpisodeSeedStepAndCause([Values(0, 1, 3)] int workers)
    {
        using var environment = CrashingRows.At((2, 1)).Create(3, workers, restarts: 0);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        var crash = Assert.Throws<EnvironmentException>(play.Step);
        var episode = Plan.At(2);
        Assert.Multiple(() =>
        {
            Assert.That(crash.Message, Is.EqualTo(
                $"test/Walk-v0: row 2, episode 2 (seed {episode.Seed}, example {episode.Example}), step 1: DivideByZeroException: broke at 2:1"));
            Assert.That((crash.Environment, crash.Row, crash.Episode, crash.Step), Is.EqualTo((EnvironmentId.Parse("test/Walk-v0"), 2, episode, 1)));
            Assert.That(crash.InnerException, Is.TypeOf<DivideByZeroException>());
            Assert.That(environment.Restarts!.Count, Is.Zero);
        });
    }

    [Test]
    public void Reset_Crashes_SaysSo([Values(0, 1, 3)] int workers)
    {
        using var environment = CrashingRows.At((1, 0), (2, 0)).Create(3, workers, restarts: 0);
        Assert.That(
            () => new VectorPlay(environment).Reset(EpisodePlan.Endless(1, 5)),
            Throws.TypeOf<EnvironmentException>().With.Message.Contains("row 1, episode 1 (").And.Message.Contains("), reset: DivideByZero"));
    }

    [Test]
    public void Step_ReportsNoStatusOfTheContract_IsACrash()
    {
        using var environment = new SyncVectorEnvironment(_ => new StatusEnvironment(StepStatus.Idle), count: 1);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(play.Step, Throws.TypeOf<EnvironmentException>().With.Message.Contains("reported status Idle"));
    }

    [Test]
    public void Step_MoreCrashesThanRestarts_IsAnErrorThatSaysSo([Values(0, 1, 3)] int workers)
    {
        var rows = CrashingRows.At((0, 1), (1, 1), (2, 1));
        using var environment = rows.Create(3, workers, restarts: 2);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(
            play.Step,
            Throws.TypeOf<EnvironmentException>().With.Message.Contains("row 2, episode 2 (").And.Message.Contains("(all 2 restarts are used up)"));
        Assert.That(environment.Restarts!.Count, Is.EqualTo(2));
        Assert.That(environment.Restarts.AreUsedUp, Is.True);
        Assert.That(play.Step, Throws.InvalidOperationException.With.Message.Contains("failed step"));
    }

    [Test]
    public void Step_TheUsersInputIsWrong_IsToldAsItIsAndNotTriedAgain([Values(0, 2)] int workers)
    {
        var error = new InputException("images/7.png: expected 3 channels, found 1");
        var rows = new CrashingRows((number, step) => (number, step) is (1, 1) ? error : null);
        using var environment = rows.Create(2, workers, restarts: 5);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(play.Step, Throws.Exception.SameAs(error));
        Assert.That(rows.Made, Has.Count.EqualTo(2));
    }

    [Test]
    public void Step_CannotBeMadeAnew_TellsBoth()
    {
        var rows = new CrashingRows((number, step) => (number, step) is (1, 1) ? new DivideByZeroException("broke") : null) { MostMade = 2 };
        using var environment = rows.Create(2, workers: 0, restarts: 5);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        Assert.That(
            play.Step,
            Throws.TypeOf<EnvironmentException>().With.Message.Contains("(broke) (no more of them)").And.Message.Contains("while it was made anew"));
    }

    [Test]
    public void Load_CrashesAgain_IsNotRestarted()
    {
        var crashes = false;
        var rows = new CrashingRows((_, step) => crashes && step == 1 ? new IOException("gone") : null);
        using var environment = rows.Create(2, workers: 0, restarts: 5);
        var play = new VectorPlay(environment);
        play.Reset(EpisodePlan.Endless(1, 5));
        play.Step();
        var saved = play.Save();
        crashes = true;
        Assert.That(
            () => play.Load(saved, EpisodePlan.Endless(1, 5)),
            Throws.TypeOf<EnvironmentException>().With.Message.Contains("step 1: IOException: gone"));
        Assert.That(environment.Restarts!.Count, Is.Zero);
    }

    [Test]
    public void Constructor_OneCannotBeMade_DisposesTheOthers([Values(0, 2)] int workers)
    {
        var rows = new CrashingRows((_, _) => null) { MostMade = 2 };
        Assert.That(() => rows.Create(3, workers, restarts: 0), Throws.InvalidOperationException.With.Message.EqualTo("no more of them"));
        Assert.That(rows.Made.Select(made => made.Environment.Disposed), Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public void Constructor_NoRowsWorkersOrLessThanNoRestarts_Throws()
    {
        var rows = new CrashingRows((_, _) => null);
        Assert.That(() => rows.Create(0, workers: 0, restarts: 0), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => rows.Create(0, workers: 1, restarts: 0), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => rows.Create(1, workers: 0, restarts: -1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => rows.Create(1, workers: 1, restarts: -1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => rows.Create(1, workers: -1, restarts: 0), Throws.InstanceOf<ArgumentException>());
        Assert.That(rows.Made, Is.Empty);
    }

    [Test]
    public void Restarts_OfGivenEnvironments_AreNone()
    {
        using var environment = new SyncVectorEnvironment(VectorPlay.Walks(2));
        using var parallel = new ParallelVectorEnvironment(VectorPlay.Walks(2), workers: 1);
        Assert.That(environment.Restarts, Is.Null);
        Assert.That(parallel.Restarts, Is.Null);
    }

    private sealed class StatusEnvironment(StepStatus status) : IEnvironment
    {
        private readonly WalkEnvironment walk = new();

        public EnvironmentSpec Spec => walk.Spec;

        public void Reset(in Episode episode, StepRow first) => walk.Reset(in episode, first);

        public StepStatus Step(Row action, StepRow next)
        {
            walk.Step(action, next);
            return status;
        }

        public void Dispose() { }
    }
}
