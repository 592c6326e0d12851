using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class FiniteNumbersTests
{
    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Start_ANumberThatIsNotFinite_StopsAndNamesFieldRowEpisodeAndSeeds(
        [Values("Infinity", "-Infinity", "NaN")] string told, [Values("reward", "observation", "first", "final")] string where)
    {
        var error = Assert.Throws<ArithmeticException>(() => laboratory.Run(Request(where, told)).Start())!;
        var seed = EpisodePlan.Endless(new SeedSequence(7).Seed("episodes"), 8).At(9).Seed;
        Assert.Multiple(() =>
        {
            // Five rows of three steps each: the tenth episode is the fifth row's second.
            Assert.That(error.Message, Does.StartWith(
                $"test/Overflowing-v0: {Named(where)} is {told} in row 4, episode 9 (seed {seed}): expected a finite number; after step "));
            Assert.That(error.Message, Does.Contain("of the run with seed 7"));
        });
    }

    [Test]
    public void Start_FiniteNumbers_GoesOn() =>
        Assert.That(laboratory.Run(Request("reward", "3.4e38")).Start().Status, Is.EqualTo(RunStatus.Finished));

    [Test]
    public void Begin_ANumberThatIsNotFinite_Stops() => Assert.That(
        () => laboratory.Run(Request("first", "Infinity", episode: 2)).Start(),
        Throws.InstanceOf<ArithmeticException>().With.Message.Contains("row 2, episode 2 (seed "));

    [Test]
    public void Episodes_Measured_StopToo([Values("reward", "observation", "first", "final")] string where)
    {
        using var environment = Request(where, "-Infinity").CreateEnvironment(Split.Test, rows: 4);
        using var policy = new LinearPolicy(environment.Spec, new double[2], noise: 1);
        Assert.That(
            () => new Evaluator(environment, 3).Episodes(policy, episodes: 12),
            Throws.InstanceOf<ArithmeticException>().With.Message.Contains("row 1, episode 9 (seed "));
    }

    private TrainingRequest Request(string where, string told, int episode = 9) => laboratory.Request("run") with
    {
        Environment = laboratory.Environments.Get("test/Overflowing-v0"),
        EnvironmentOptions = new OverflowingOptions { Where = where, Told = told, Episode = episode },
    };

    private static string Named(string where) => where switch
    {
        "reward" => "the reward",
        "final" => "the final observation's field speed[2]",
        _ => "the observation's field speed[2]",
    };
}
