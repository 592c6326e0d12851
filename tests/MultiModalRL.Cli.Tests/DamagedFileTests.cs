using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Checkpoints and evaluations that are not as they were written, or are of something else.</summary>
[TestFixture]
public sealed class DamagedFileTests
{
    private Shell shell;
    private int copies;

    [OneTimeSetUp]
    public void TrainAndMeasure()
    {
        shell = new Shell();
        Done([.. TinyRuns.Ppo(shell.Folder("ppo")), "--quiet"]);
        Done("evaluate", "--run", shell.Folder("ppo"), "--out", shell.Folder("measured"), "--quiet");
        Done(
            "train", "--env", "classic/CartPole-v1", "--agent", "ppo", "--steps", "64", "--set", "run.rows=4", "--set", "rolloutSteps=8",
            "--set", "minibatchSize=32", "--out", shell.Folder("cartpole"), "--quiet");
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [Test]
    public void Checkpoint_Damaged_IsNamedAndNotPassedOver()
    {
        var run = Copied("ppo");
        var checkpoints = Directory.GetDirectories(Path.Combine(run, "checkpoints")).OrderBy(path => int.Parse(Path.GetFileName(path))).ToArray();
        var weights = Path.Combine(checkpoints[^1], "agent", "model.safetensors");
        var bytes = File.ReadAllBytes(weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(weights, bytes);
        Refused("model.safetensors is missing or not as it was written", "evaluate", "--run", run);
        Refused("model.safetensors is missing or not as it was written", [.. TinyRuns.Ppo(shell.Folder("never")), "--quiet", "--init", run]);

        var manifest = Path.Combine(run, "run.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        Assert.That(shell.Run("train", "--resume", run, "--quiet"), Is.Zero, () => shell.Error);
        Assert.That(shell.Error, Does.StartWith("warning:").And.Contain("model.safetensors").And.Contain("going on from the one before"));
        Assert.That(File.ReadAllBytes(weights), Is.EqualTo(File.ReadAllBytes(weights.Replace(run, shell.Folder("ppo"), StringComparison.Ordinal))));
        Done("evaluate", "--run", run, "--quiet");
    }

    [Test]
    public void Run_OfAnotherBenchmark_IsNamed()
    {
        const string Expected = "a run of ppo in classic/CartPole-v1 does not fit glimpse/GridShapesExists-v0";
        Refused(Expected, "evaluate", "--run", shell.Folder("cartpole"), "--env", TinyRuns.Glimpse);
        Refused(Expected, [.. TinyRuns.Ppo(shell.Folder("never")), "--quiet", "--init", shell.Folder("cartpole")]);
        Refused(Expected, "evaluate", "--env", TinyRuns.Glimpse, "--agent", "threshold", "--init", shell.Folder("cartpole"));
        Refused(
            "a run of ppo in glimpse/GridShapesExists-v0 does not fit classic/CartPole-v1", "train", "--env", "classic/CartPole-v1",
            "--agent", "ppo", "--init", shell.Folder("ppo"), "--out", shell.Folder("never"));
    }

    [TestCase("", "is missing")]
    [TestCase("\"answer\":*", "line 1: answer 900 is out of range: expected -1")]
    [TestCase("\"reference\":*", "line 1: reference 900 is out of range")]
    [TestCase("\"type\":*", "line 1: type 900 is out of range")]
    [TestCase("\"cluster\":*", "line 1: cluster 900 is out of range")]
    [TestCase("\"example\":*", "line 1: example 900: expected 0")]
    [TestCase("\"accuracy\":*", "line 1: accuracy 900: expected 0")]
    [TestCase("short", "5 outcomes, but results.json is of 40 episodes")]
    [TestCase("text", "line 1: expected an outcome")]
    public void Outcomes_NotAsWritten_AreNamed(string damage, string expected)
    {
        var evaluation = Copied("measured");
        var file = Path.Combine(evaluation, "outcomes.jsonl");
        var lines = File.ReadAllLines(file);
        File.Delete(file);
        if (damage.Length > 0)
        {
            File.WriteAllLines(file, Damaged(lines, damage));
        }

        Refused(expected, "report", evaluation, "--out", shell.Folder("report.html"));
        Assert.That(shell.Error, Does.Contain("outcomes.jsonl"));
    }

    [TestCase("run.json", "\"environment\":", "\"enviroment\":", "'environment'")]
    [TestCase("run.json", "\"split\": \"train\"", "\"split\": \"trian\"", "expected a value of another kind at $.split, line")]
    [TestCase("run.json", "\"options\":", "\"optoins\":", "'options'")]
    public void Manifest_Changed_IsToldWithoutNamesOfTypes(string name, string written, string changed, string expected)
    {
        var run = Copied("ppo");
        var file = Path.Combine(run, name);
        File.WriteAllText(file, File.ReadAllText(file).Replace(written, changed, StringComparison.Ordinal));
        Refused(expected, "evaluate", "--run", run);
        Assert.That(shell.Error, Does.Not.Contain("MultiModalRL.").And.Not.Contain("System.").And.Not.Contain("Manifest"));
    }

    private static string[] Damaged(string[] lines, string damage)
    {
        if (damage == "short")
        {
            return lines[..5];
        }

        if (damage == "text")
        {
            return ["not JSON", .. lines[1..]];
        }

        var outcome = (JsonObject)JsonNode.Parse(lines[0])!;
        outcome[damage.Split('"')[1]] = 900;
        return [outcome.ToJsonString(), .. lines[1..]];
    }

    private string Copied(string name)
    {
        var copy = shell.Folder($"copy-{copies++}");
        foreach (var file in Directory.GetFiles(shell.Folder(name), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(shell.Folder(name), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private void Refused(string expected, params string[] command)
    {
        Assert.That(shell.Run(command), Is.EqualTo(2), () => shell.Error);
        Assert.That(shell.Error, Does.StartWith("mmrl: ").And.Contain(expected));
        Assert.That(shell.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    private void Done(params string[] command) => Assert.That(shell.Run(command), Is.Zero, () => shell.Error);
}
