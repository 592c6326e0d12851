using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class TrainingTests
{
    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Start_OfAValidatedAgent_MeasuresAtMultiplesUntilItHasEnough()
    {
        laboratory.Run(laboratory.Request("student", "student", new StudentOptions { ValidateEvery = 25, Patience = 3 })).Start();
        Assert.That(Steps("student", MetricTags.ValidationLoss), Is.EqualTo(new[] { 30L, 50L, 80L }));
    }

    [Test]
    public void Start_OfAnExperiencedAgent_EndsAtTheFirstUpdatePastTheBudget()
    {
        var manifest = laboratory.Run(laboratory.Request("run", steps: 41)).Start();
        Assert.That(manifest.Status, Is.EqualTo(RunStatus.Finished));
        Assert.That(Steps("run", "losses/first_weight"), Is.EqualTo(new[] { 20L, 40L, 60L }));
    }

    [Test]
    public void Start_CancelledBeforeTheFirstUpdate_EndsAtOnceAndLeavesNoCheckpoint()
    {
        using var source = new CancellationTokenSource();
        var registration = AgentRegistration.Of<CuriousOptions>("gathering", "", (context, _) => new GatheringAgent(context, source));
        var request = laboratory.Request("run", steps: 200) with { Agent = registration, AgentOptions = new CuriousOptions() };
        Assert.That(laboratory.Run(request).Start(source.Token).Status, Is.EqualTo(RunStatus.Interrupted));
        Assert.That(new RunFolder(laboratory.Folder("run")).Checkpoints.Latest(), Is.Null);
    }

    [Test]
    public void Start_OfAGroupedAgent_PlaysEachExampleSoManyTimesInARow()
    {
        ComparingAgent? agent = null;
        var registration = AgentRegistration.Of<CuriousOptions>("comparing", "", (context, _) => agent = new ComparingAgent(context, groupSize: 4));
        laboratory.Run(laboratory.Request("run", steps: 200) with { Agent = registration, AgentOptions = new CuriousOptions() }).Start();
        var groups = agent!.Images.GroupBy(pair => pair.Key / 4, pair => pair.Value).Where(group => group.Count() == 4).ToArray();
        Assert.That(groups, Has.Length.GreaterThan(10));
        Assert.That(groups.Select(group => group.Distinct().Count()), Is.All.EqualTo(1));
        Assert.That(groups.Select(group => group.First()).Distinct().Count(), Is.GreaterThan(5));
    }

    [TestCase(80, 0)]
    [TestCase(0, 80)]
    public void Start_ANumberBreaksOutsideOfLearning_NamesSeedAndLastCheckpoint(int invalidFrom, int unsavedFrom)
    {
        var options = new StudentOptions { Patience = 100, InvalidFrom = invalidFrom, UnsavedFrom = unsavedFrom };
        var error = Assert.Throws<ArithmeticException>(() => laboratory.Run(laboratory.Request("student", "student", options, steps: 100)).Start());
        Assert.That(error.Message, Does.StartWith("a number is NaN; after step ").And.Contain(
            "of the run with seed 7; the last good checkpoint is " + Path.Combine(laboratory.Folder("student"), "checkpoints")));
        Assert.That(new RunFolder(laboratory.Folder("student")).ReadManifest().Status, Is.EqualTo(RunStatus.Failed));
    }

    [Test]
    public void Start_OfAnyRun_WritesItsManifest()
    {
        laboratory.Clock.Advance(TimeSpan.FromHours(1));
        laboratory.Run(laboratory.Request("run") with { Command = ["train", "--env"], Threads = 2 }).Start();
        var manifest = new RunFolder(laboratory.Folder("run")).ReadManifest();
        Assert.Multiple(() =>
        {
            Assert.That(manifest.Environment.Id, Is.EqualTo("glimpse/Tiny-v0"));
            Assert.That((double)manifest.Environment.Options["reward"]!["price"]!, Is.EqualTo(0.1));
            Assert.That(manifest.Agent.Id, Is.EqualTo("curious"));
            Assert.That((int)manifest.Agent.Options["rollout"]!, Is.EqualTo(4));
            Assert.That((int)manifest.Run["rows"]!, Is.EqualTo(5));
            Assert.That(manifest.Command, Is.EqualTo(new[] { "train", "--env" }));
            Assert.That(manifest.Versions, Contains.Key("MultiModalRL.Core").And.ContainKey("dotnet"));
            Assert.That(manifest.Started, Is.EqualTo(DateTimeOffset.UnixEpoch.AddHours(1)));
            Assert.That(manifest.Ended, Is.EqualTo(manifest.Started));
            Assert.That(manifest.Seed, Is.EqualTo(7));
        });
    }

    [Test]
    public void Start_WithProgress_TellsStepsAndFigures()
    {
        var told = new List<TrainingProgress>();
        new TrainingRun(laboratory.Request("run"), laboratory.Clock) { Progress = told.Add }.Start();
        Assert.That(told[^1].Step, Is.EqualTo(600));
        Assert.That(told[^1].Total, Is.EqualTo(600));
        Assert.That(told[^1].Figures.Keys, Is.SupersetOf(new[] { MetricTags.EpisodicReturn, MetricTags.Accuracy, "losses/first_weight" }));
    }

    [Test]
    public void Start_WithCommitting_CallsItBeforeEachCheckpoint()
    {
        var seen = new List<int>();
        var checkpoints = Path.Combine(laboratory.Folder("run"), "checkpoints");
        var request = laboratory.Request("run", steps: 300);
        new TrainingRun(request with { Run = request.Run with { KeepCheckpoints = 100 } }, laboratory.Clock)
        {
            Committing = () => seen.Add(Directory.Exists(checkpoints) ? Directory.GetDirectories(checkpoints).Length : 0),
        }.Start();
        Assert.That(seen, Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public void Start_WhenTheAgentCannotBeMade_LeavesNoRun()
    {
        var request = laboratory.Request("run") with { Init = laboratory.Folder("nowhere") };
        Assert.That(() => laboratory.Run(request).Start(), Throws.TypeOf<InputException>().With.Message.Contains("nowhere"));
        Assert.That(Directory.Exists(request.Folder), Is.False);
    }

    [Test]
    public void Step_OfTheLoop_AllocatesNothing()
    {
        using var environment = laboratory.Environment(16);
        var context = new AgentContext(environment.Spec, 16, null, 1, Device.Cpu, null, 1);
        using var agent = new CuriousAgent(context, new CuriousOptions { Rollout = int.MaxValue });
        using var loop = new ExperienceLoop(environment, agent, 1);
        var sink = new MetricFanOut([]);
        loop.Begin(sink);
        Run(2000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(2000);

        // An epoch of the plan is shuffled anew in one array of 40 numbers: the only allowance.
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 2000.0, Is.LessThan(250));

        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                loop.Step(sink);
            }
        }
    }

    [Test]
    public void Observe_OfEpisodesByHand_GivesTheirMeans()
    {
        using var environment = laboratory.Environment(2);
        var spec = environment.Spec;
        var statistics = new EpisodeStatistics(spec, 2);
        var step = new VectorStep(spec, 2);
        var info = new Columns(spec.Info, 2);
        var keys = new QuestionAnsweringInfo(spec.Info);
        var sink = new MetricFanOut([]);

        Set(0, StepStatus.Continues, 0, -0.25f);
        Set(1, StepStatus.Terminated, 1, 0);
        (info[1].Value(keys.Accuracy), info[1].Value(keys.Cost)) = (1, 0.5f);
        statistics.Observe(step, info);
        Set(0, StepStatus.Terminated, 0.5f, -0.25f);
        Set(1, StepStatus.Idle, 9, 9);
        (info[0].Value(keys.Accuracy), info[0].Value(keys.Cost)) = (0.5f, 0.25f);
        statistics.Observe(step, info);
        statistics.Log(sink, 4);

        Assert.Multiple(() =>
        {
            Assert.That(sink.Latest[MetricTags.EpisodicReturn], Is.EqualTo((1 + (0.5 - 0.5)) / 2));
            Assert.That(sink.Latest[MetricTags.EpisodicLength], Is.EqualTo(1.5));
            Assert.That(sink.Latest[MetricTags.Accuracy], Is.EqualTo(0.75));
            Assert.That(sink.Latest[MetricTags.Cost], Is.EqualTo(0.375));
            Assert.That(sink.Latest[MetricTags.RewardPrefix + spec.Rewards[0]], Is.EqualTo(0.75));
            Assert.That(sink.Latest[MetricTags.RewardPrefix + spec.Rewards[1]], Is.EqualTo(-0.25));
        });

        void Set(int row, StepStatus status, float first, float second)
        {
            step.Status[row] = status;
            (step.Components(row)[0], step.Components(row)[1]) = (first, second);
        }
    }

    [Test]
    public void Add_ToAFullWindow_DropsTheOldest()
    {
        var window = new Window(3);
        for (var i = 1; i <= 5; i++)
        {
            window.Add(i);
        }

        Assert.That(window.Mean, Is.EqualTo(4));
    }

    [Test]
    public void Of_AUniformModel_IsTheLogarithmOfTheAnswers()
    {
        using var environment = laboratory.Environment(1);
        var loss = new ValidationLoss(environment.Spec, environment.Supervision!, 25, new RandomStream(1));
        Assert.That(loss.Of(new ConstantModel(1f / 3, 1f / 3, 1f / 3)), Is.EqualTo(Math.Log(3)).Within(1e-6));
    }

    [Test]
    public void Of_AModelByHand_IsTheMeanLogarithmOfTheReferences()
    {
        using var environment = laboratory.Environment(1);
        var loss = new ValidationLoss(environment.Spec, environment.Supervision!, 40, new RandomStream(1));
        var expected = -(14 * Math.Log(0.5) + 13 * Math.Log(0.25) + 13 * Math.Log(0.25)) / 40;
        Assert.That(loss.Of(new ConstantModel(0.5f, 0.25f, 0.25f)), Is.EqualTo(expected).Within(1e-9));
    }

    [Test]
    public void Of_AModelThatIsSureAndWrong_IsFinite()
    {
        using var environment = laboratory.Environment(1);
        var loss = new ValidationLoss(environment.Spec, environment.Supervision!, 40, new RandomStream(1));
        Assert.That(loss.Of(new ConstantModel(1, 0, 0)), Is.EqualTo(-26.0 / 40 * Math.Log(1e-12)).Within(1e-6));
    }

    private long[] Steps(string run, string tag) =>
    [
        .. laboratory.Metrics(run)
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!)
            .Where(line => (string)line["tag"]! == tag)
            .Select(line => (long)line["step"]!),
    ];
}
