using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

[TestFixture]
public sealed class BenchCommandTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void All_Benches_HaveNamesOfTheirOwnAndSayWhatTheyAre()
    {
        Assert.That(Benches.All.Select(bench => bench.Name), Is.Unique.And.Not.Empty);
        Assert.That(Benches.All.Select(bench => bench.Summary), Is.All.Not.Empty);
    }

    [Test]
    public void Stepping_QuestionAnswering_TakesNoManagedMemory()
    {
        var figures = Run("stepping");
        var rates = Of(figures, "steps/s");
        Assert.That(rates, Has.Length.EqualTo(6).And.All.GreaterThan(0));
        Assert.That(Of(figures, "bytes/step"), Has.Length.EqualTo(5).And.All.Zero);
    }

    [Test]
    public void Response_OfThePolicy_IsBesideTheBareForward()
    {
        var policy = Run("response").Single(figure => ((string)figure["what"]!).EndsWith("policy, median", StringComparison.Ordinal));
        Assert.That((double)policy["value"]!, Is.GreaterThan(0));
        Assert.That((double)policy["ratio"]!, Is.GreaterThan(0));
    }

    [Test]
    public void Training_Shares_AreOfTheWholeTimeOfAllAndOfHeadsAlone()
    {
        var figures = Run("training");
        var alone = figures.Where(figure => ((string)figure["what"]!).Contains("heads alone", StringComparison.Ordinal)).ToArray();
        RequireShares([.. figures.Except(alone)], shares: 7);
        RequireShares(alone, shares: 6);
    }

    [Test]
    public void Update_OfPpo_IsBesideTheBareUpdateAndTheOneByHand()
    {
        var ratios = Run("update").Where(figure => (string)figure["unit"]! == "times").ToArray();
        Assert.That(ratios, Has.Length.EqualTo(2));
        Assert.That(ratios.Select(figure => (double)figure["low"]!), Is.All.GreaterThan(0));
    }

    [Test]
    public void Memory_OfARun_IsThatOfAProcessOfItsOwn()
    {
        var peaks = Of(Run("memory"), "MB");
        Assert.That(peaks, Has.Length.EqualTo(1).And.All.InRange(50, 2000));
    }

    [Test]
    public void Acting_InCartPole_IsBesideItsOwnNetwork()
    {
        var rates = Run("acting", "classic/CartPole-v1").Where(figure => (string)figure["unit"]! == "decisions/s").ToArray();
        Assert.That(rates, Has.Length.EqualTo(5));
        Assert.That(rates.Select(figure => (double?)figure["ratio"]), Is.All.GreaterThan(0));
    }

    [Test]
    public void Precision_AskedFor_IsMeasuredAndPrinted()
    {
        var names = new List<string>();
        foreach (var precision in new[] { "fp32", "bf16" })
        {
            _ = Run("acting", TinyRuns.Glimpse, "--precision", precision);
            names.Add((string)shell.Json["precision"]!);
            Assert.That(
                shell.Run("bench", "acting", "--env", TinyRuns.Glimpse, "--seconds", "0.01", "--device", "cpu", "--precision", precision), Is.Zero);
            Assert.That(shell.Error, Does.Contain($"cpu, 1 thread, {precision}"));
        }

        Assert.That(names, Is.EqualTo(new[] { "fp32", "bf16" }));
    }

    [TestCase("acting")]
    [TestCase("training")]
    [TestCase("memory")]
    [TestCase("libtorch")]
    public void Precision_OfANetworkThatHasNone_IsLeftOutWithTheReason(string bench)
    {
        Assert.That(shell.Run(
            "bench", bench, "--env", "classic/CartPole-v1", "--seconds", "0.01", "--device", "cpu", "--json", "--precision", "bf16"), Is.Zero);
        Assert.That(shell.Json["figures"]!.AsArray(), Is.Empty);
        Assert.That(shell.Error, Does.Contain("left out: ").And.Contain("fp32"));
    }

    private static void RequireShares(JsonObject[] figures, int shares)
    {
        var found = figures.Where(figure => (string)figure["unit"]! == "% of the time").ToArray();
        var parts = found.Where(figure => !((string)figure["what"]!).Contains(": not", StringComparison.Ordinal));
        Assert.That(Of(figures, "steps/s"), Has.Length.EqualTo(1).And.All.GreaterThan(0));
        Assert.That(parts.Sum(figure => (double)figure["value"]!), Is.EqualTo(100).Within(1e-6));
        Assert.That(found, Has.Length.EqualTo(shares));
        var rest = found.Single(figure => ((string)figure["what"]!).EndsWith("not libtorch", StringComparison.Ordinal));
        Assert.That((double)rest["value"]!, Is.InRange((double)rest["low"]!, (double)rest["high"]!));
    }

    private JsonObject[] Run(string bench, string environment = TinyRuns.Glimpse, params string[] more)
    {
        Assert.That(
            shell.Run(["bench", bench, "--env", environment, "--seconds", "0.01", "--device", "cpu", "--json", "--quiet", .. more]), Is.Zero, () => shell.Error);
        return [.. shell.Json["figures"]!.AsArray().Select(figure => (JsonObject)figure!)];
    }

    private static double[] Of(JsonObject[] figures, string unit) =>
        [.. figures.Where(figure => (string)figure["unit"]! == unit).Select(figure => (double)figure["value"]!)];
}
