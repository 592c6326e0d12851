using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class LocksTests
{
    private const string Id = "tiny/Locks-v0";
    private const int Episodes = 20_000;

    private static readonly Field<int> Turned = new(0, 3);

    [Test]
    public void Step_SomeDialsRight_PaysTheirShare([Values(0, 1, 2, 3)] int right)
    {
        using var run = new DynamicsRun(Id);
        var code = Code(run, row: 0);
        for (var dial = 0; dial < 3; dial++)
        {
            run.Actions.Values(Turned, 0)[dial] = dial < right ? code[dial] : (code[dial] + 1) % new[] { 2, 3, 5 }[dial];
        }

        run.Step();
        Assert.That(run.Current.Status[0], Is.EqualTo(StepStatus.Terminated));
        Assert.That(run.Current.Rewards[0], Is.EqualTo(right / 3.0 * LocksOptions.OptimalReturn).Within(1e-6));
    }

    [Test]
    public void Step_RandomPositions_EarnsTheMeanOfTheirShares()
    {
        using var run = new DynamicsRun(Id, rows: Episodes);
        var random = new RandomStream(6);
        for (var row = 0; row < Episodes; row++)
        {
            run.Actions.SampleRow(row, ref random);
        }

        run.Step();
        Assert.That(new LocksOptions().RandomReturn, Is.EqualTo(31.0 / 90).Within(1e-12), "(1/2 + 1/3 + 1/5) / 3");
        Assert.That(run.Current.Rewards.ToArray().Average(), Is.EqualTo(31.0 / 90).Within(5 * 0.27 / Math.Sqrt(Episodes)));
    }

    [Test]
    public void Reset_ManyEpisodes_DrawEveryPositionEquallyOften()
    {
        using var run = new DynamicsRun(Id, rows: Episodes);
        var codes = Enumerable.Range(0, Episodes).Select(row => Code(run, row)).ToArray();
        Assert.That(codes.GroupBy(code => code[2]).Select(group => group.Count()), Is.All.InRange(3_700, 4_300).And.Exactly(5).Items);
        Assert.That(codes.Average(code => code[0]), Is.EqualTo(0.5).Within(5 * 0.5 / Math.Sqrt(Episodes)));
    }

    [Test]
    public void Step_DialBeyondItsPositions_IsRefused()
    {
        using var run = new DynamicsRun(Id);
        new[] { 1, 3, 0 }.CopyTo(run.Actions.Values(Turned, 0));
        Assert.That(run.Step, Throws.InvalidOperationException.With.Message.Contains("outside its space"));
    }

    [Test]
    public void Create_DialOfOnePosition_IsRefused() => Assert.That(
        () => DynamicsRun.Make(Id, 1, new JsonObject { ["dials"] = new JsonArray(3, 1) }),
        Throws.InstanceOf<InputException>().With.Message.Contains("environment.dials"));

    private static int[] Code(DynamicsRun run, int row)
    {
        var seen = run.Observed(row);
        return [Array.IndexOf(seen[..2], 1f), Array.IndexOf(seen[2..5], 1f), Array.IndexOf(seen[5..], 1f)];
    }
}
