using System.Diagnostics;
using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Cli.Tests;

/// <summary>Runs that are killed by the system, as processes of their own.</summary>
[TestFixture]
[Platform("Linux,MacOsX")]
public sealed class KilledRunTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void Resume_AfterTenKills_EqualsAnUninterruptedRunBitForBit()
    {
        const int kills = 10;
        var lines = Whole(TinyRuns.Ppo(shell.Folder("whole")));
        var random = new RandomStream(3);
        for (var kill = 0; kill < kills; kill++)
        {
            // The first moment lies behind the first checkpoint, which is at a twelfth of the run.
            var moment = (lines * (kill + 1) + random.NextInt(lines)) / (kills + 2);
            string[] command = kill == 0 ? TinyRuns.Ppo(shell.Folder("cut")) : ["train", "--resume", shell.Folder("cut")];
            Assert.That(StopAfter(moment, "KILL", command), Is.EqualTo(137));
        }

        RequireSameEnd();
    }

    [Test]
    public void Resume_AfterKillAndInterrupt_EqualsAnUninterruptedRunBitForBit()
    {
        var lines = Whole(TinyRuns.SupervisedForLong(shell.Folder("whole")));
        Assert.That(StopAfter(lines / 4, "KILL", TinyRuns.SupervisedForLong(shell.Folder("cut"))), Is.EqualTo(137));
        Assert.That(StopAfter(lines / 2, "INT", "train", "--resume", shell.Folder("cut")), Is.EqualTo(130));
        RequireSameEnd();
    }

    [Test]
    public void Resume_TheRunItStartedFromIsGone_EqualsAnUninterruptedRunBitForBit()
    {
        Assert.That(shell.Run(TinyRuns.Supervised(shell.Folder("start"))), Is.Zero, () => shell.Error);
        var lines = Whole([.. TinyRuns.Ppo(shell.Folder("whole")), "--init", shell.Folder("start")]);
        Assert.That(StopAfter(lines / 2, "KILL", [.. TinyRuns.Ppo(shell.Folder("cut")), "--init", shell.Folder("start")]), Is.EqualTo(137));
        Directory.Delete(shell.Folder("start"), recursive: true);
        RequireSameEnd();
    }

    /// <summary>Trains without interruption; returns how many lines of metrics that gave.</summary>
    private int Whole(string[] command)
    {
        Assert.That(shell.Run([.. command, "--quiet"]), Is.Zero, () => shell.Error);
        return File.ReadLines(Metrics("whole")).Count();
    }

    /// <summary>Ends the cut run, and compares it with the whole one.</summary>
    private void RequireSameEnd()
    {
        Assert.That(shell.Run("train", "--resume", shell.Folder("cut"), "--quiet"), Is.Zero, () => shell.Error);
        Assert.That(Comparable("cut"), Is.EqualTo(Comparable("whole")));
        Assert.That(Weights("cut"), Is.EqualTo(Weights("whole")).And.Not.Empty);
        Assert.That(Evaluated("cut"), Is.EqualTo(Evaluated("whole")));
    }

    /// <summary>Starts a process, sends it a signal once its metrics have so many lines, and tells its exit code.</summary>
    private int StopAfter(int lines, string signal, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])[typeof(CommandLine).Assembly.Location, .. arguments, "--quiet"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var file = Metrics("cut");
        while (!process.HasExited && !(File.Exists(file) && File.ReadLines(file).Count() >= lines))
        {
            Thread.Yield();
        }

        Assert.That(process.HasExited, Is.False, () => process.StandardError.ReadToEnd());
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    private string Metrics(string run) => Path.Combine(shell.Folder(run), "metrics.jsonl");

    private string[] Comparable(string run) =>
        [.. File.ReadLines(Metrics(run)).Where(line => !line.Contains("\"charts/SPS\"", StringComparison.Ordinal))];

    private Dictionary<string, byte[]> Weights(string run)
    {
        var checkpoint = Directory.GetDirectories(Path.Combine(shell.Folder(run), "checkpoints")).MaxBy(path => long.Parse(Path.GetFileName(path)))!;
        return Directory.GetFiles(checkpoint, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "checkpoint.json")
            .ToDictionary(path => Path.GetRelativePath(checkpoint, path), File.ReadAllBytes);
    }

    private string Evaluated(string run)
    {
        Assert.That(shell.Run("evaluate", "--run", shell.Folder(run), "--json", "--quiet"), Is.Zero, () => shell.Error);
        var result = (JsonObject)JsonNode.Parse(shell.Out)!;
        result.Remove("response_time_ms");
        return result.ToJsonString();
    }
}
