namespace MultiModalRL.Core.Tests;

public sealed class EnvironmentCheckerTests
{
    private static readonly object Options = new();
    private static readonly EnvironmentRequest Request = new(Count: 1, Split.Train, Data: null, Seed: 17);

    [Test]
    public void Check_SoundEnvironment_PassesEverything([Values(0, 4)] int limit)
    {
        var results = Check(request => Sync(request, row => new WalkEnvironment(row, limit)));
        Assert.That(results.Where(result => !result.Passed), Is.Empty);
        Assert.That(results.Select(result => result.Name), Is.Unique);
        Assert.That(results, Has.Count.EqualTo(18));
    }

    [Test]
    public void Check_SoundQuestionAnswering_PassesEverything([Values] RewardForm form)
    {
        var results = Check(request => Sync(request, _ => new GuessEnvironment(form)));
        Assert.That(results.Where(result => !result.Passed), Is.Empty);
        Assert.That(results, Has.Count.EqualTo(23));
    }

    [Test]
    public void Check_SoundParallelEnvironment_PassesEverything()
    {
        var results = Check(request => new ParallelVectorEnvironment(VectorPlay.Walks(request.Count, limit: 4), workers: 2));
        Assert.That(results.Where(result => !result.Passed), Is.Empty);
    }

    [TestCase(nameof(Defect.RandomnessAcrossEpisodes), "the same seed gives the same trajectories")]
    [TestCase(nameof(Defect.IgnoresSeed), "another seed gives other episodes")]
    [TestCase(nameof(Defect.DependsOnRow), "episodes do not depend on the number of rows")]
    [TestCase(nameof(Defect.RewardNotFinite), "rewards are finite and the sum of their components")]
    [TestCase(nameof(Defect.ObservationOutside), "every observation is in its space")]
    [TestCase(nameof(Defect.InfoOutside), "every observation is in its space")]
    [TestCase(nameof(Defect.LeavesFieldUnwritten), "every row is written whole")]
    [TestCase(nameof(Defect.NothingLegal), "every observation has a legal action")]
    public void Check_DefectOfAnEnvironment_IsFound(string defect, string check) =>
        AssertFound(check, request => Sync(request, row => new WalkEnvironment(row, defect: Enum.Parse<Defect>(defect))));

    [TestCase(nameof(Defect.AcceptsStepBeforeReset), "step before reset throws")]
    [TestCase(nameof(Defect.AcceptsAnyAction), "an action outside its space throws")]
    [TestCase(nameof(Defect.DisposesOnce), "disposing twice is safe")]
    [TestCase(nameof(Defect.RewardIsNotSum), "rewards are finite and the sum of their components")]
    [TestCase(nameof(Defect.PassesLimit), "episodes end within the step limit")]
    [TestCase(nameof(Defect.HidesStarts), "a row shows the next episode in the step that ends one")]
    [TestCase(nameof(Defect.ForeignKeys), "keys are those of the episode and the step")]
    [TestCase(nameof(Defect.MisnumbersEpisodes), "rows tell the number of their episode")]
    [TestCase(nameof(Defect.DropsFinals), "truncated rows deliver their final observations in order")]
    [TestCase(nameof(Defect.NeverIdles), "a finite plan plays every episode once and then idles")]
    [TestCase(nameof(Defect.RepeatsEpisodes), "a finite plan plays every episode once and then idles")]
    [TestCase(nameof(Defect.LoadsElsewhere), "a saved environment goes on as if it had not stopped")]
    [TestCase(nameof(Defect.LoadsAnything), "a saved environment of other rows is refused")]
    public void Check_DefectOfAVectorEnvironment_IsFound(string name, string check)
    {
        var defect = Enum.Parse<Defect>(name);
        var limit = defect == Defect.DropsFinals ? 3 : 0;
        AssertFound(check, request => new TamperedVectorEnvironment(Sync(request, row => new WalkEnvironment(row, limit)), defect));
    }

    [TestCase(nameof(Defect.PriceTooHigh), "the price is in [0, 1)")]
    [TestCase(nameof(Defect.AccuracyTooHigh), "accuracy is in [0, 1]")]
    [TestCase(nameof(Defect.CostFalls), "cost does not decrease and stays within the budget")]
    [TestCase(nameof(Defect.CostExceedsBudget), "cost does not decrease and stays within the budget")]
    [TestCase(nameof(Defect.RewardOffForm), "an episode's rewards add up to its reward form")]
    [TestCase(nameof(Defect.AnswerForbidden), "answers are always legal, and looks where their cell is hidden")]
    [TestCase(nameof(Defect.LookForbidden), "answers are always legal, and looks where their cell is hidden")]
    public void Check_DefectOfQuestionAnswering_IsFound(string name, string check) =>
        AssertFound(check, request => Sync(request, _ => new GuessEnvironment(defect: Enum.Parse<Defect>(name))));

    [Test]
    public void Check_EnvironmentCannotBeMade_PassesTheInputErrorOn() => Assert.That(
        () => Check(_ => throw new InputException("no data")), Throws.TypeOf<InputException>().With.Message.EqualTo("no data"));

    private static void AssertFound(string check, Func<EnvironmentRequest, IVectorEnvironment> create)
    {
        var result = Check(create).Single(result => result.Name == check);
        Assert.That(result.Passed, Is.False);
        Assert.That(result.Reason, Is.Not.Empty.And.Not.StartsWith("threw Null"));
    }

    private static IReadOnlyList<CheckResult> Check(Func<EnvironmentRequest, IVectorEnvironment> create) => EnvironmentChecker.Check(
        EnvironmentRegistration.Of<object>(EnvironmentId.Parse("test/Any-v0"), "any", (request, _) => create(request)), Request, Options);

    private static SyncVectorEnvironment Sync(EnvironmentRequest request, Func<int, IEnvironment> create) =>
        new([.. Enumerable.Range(0, request.Count).Select(create)]);
}
