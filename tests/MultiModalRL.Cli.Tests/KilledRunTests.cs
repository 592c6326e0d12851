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

    [TestCase(false)]
    [TestCase(true)]
    public void Resume_AfterKillAndInterrupt_EqualsAnUninterruptedRunBitForBit(bool supervised)
    {
        Func<string, string[]> command = supervised ? TinyRuns.SupervisedForLong : TinyRuns.Ppo;
        Assert.That(shell.Run([.. command(shell.Folder("whole")), "--quiet"]), Is.Zero, () => shell.Error);
        var lines = File.ReadLines(Metrics("whole")).Count();
        var random = new RandomStream(3);

        Assert.That(StopAfter(lines / 8 + random.NextInt(lines / 4), "KILL", command(shell.Folder("cut"))), Is.EqualTo(137));
        Assert.That(StopAfter(lines / 2, "INT", "train", "--resume", shell.Folder("cut")), Is.EqualTo(130));
        Assert.That(StopAfter(lines / 2 + random.NextInt(lines / 4), "KILL", "train", "--resume", shell.Folder("cut")), Is.EqualTo(137));
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
        Assert.That(shell.Run("evaluate", "--run", shell.Folder(run), "--json", "--quiet"), Is.Zero);
        var result = (JsonObject)JsonNode.Parse(shell.Out)!;
        result.Remove("response_time_ms");
        return result.ToJsonString();
    }
}
