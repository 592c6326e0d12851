using System.Globalization;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Datasets.Tests;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli.Tests;

/// <summary>Damaged files of every metric: each is scored or refused in one line, and nothing else.</summary>
public sealed class ScoreFuzzTests
{
    private static readonly string Cases = Repository.PathOf("tests/MultiModalRL.Cli.Tests/Score/Cases");

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Cases).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Score_DamagedFile_SucceedsOrIsRefused(string name) => Assert.That(Refused(name, 100, 21), Is.InRange(10, 100));

    /// <summary>The long run: MMRL_FUZZ_INPUTS says how many inputs, MMRL_FUZZ_SEED the seed.</summary>
    [Test]
    [Explicit("Takes minutes.")]
    public void Score_ManyDamagedFiles_SucceedsOrIsRefused()
    {
        var (inputs, seed) = (Setting("MMRL_FUZZ_INPUTS", 200_000), (ulong)Setting("MMRL_FUZZ_SEED", 1));
        string[] names = [.. Names];
        var refused = names.Sum(name => Refused(name, inputs / names.Length, seed));
        TestContext.Out.WriteLine($"{inputs / names.Length * names.Length} inputs, {refused} refused, {Environment.WorkingSet >> 20} MB resident");
        Assert.That(refused, Is.InRange(inputs / 10, inputs));
    }

    /// <summary>Damages one file of a case at a time and scores; returns how many were refused.</summary>
    private static int Refused(string name, int inputs, ulong seed)
    {
        using var registries = Registries.Of([]);
        using var shell = new Shell();
        var folder = shell.Folder(name);
        var (metric, request) = Request(name, folder);
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var whole = files.ToDictionary(file => file, File.ReadAllBytes);
        var random = new SeedSequence(seed).Stream(name);
        var refused = 0;
        for (var i = 0; i < inputs; i++)
        {
            var file = files[random.NextInt(files.Length)];
            var damaged = Path.GetExtension(file) == ".json" && IsOneDocument(whole[file]) && random.NextInt(2) == 0
                ? JsonMutation.Of(whole[file], ref random)
                : ByteMutation.Of(whole[file], ref random);
            File.WriteAllBytes(file, damaged);
            refused += IsRefused(registries.Scorers, metric, request, file) ? 1 : 0;
            File.WriteAllBytes(file, whole[file]);
        }

        return refused;
    }

    private static bool IsRefused(ScorerRegistry scorers, string metric, ScoringRequest request, string file)
    {
        try
        {
            _ = scorers.Score(metric, request);
            return false;
        }
        catch (InputException exception)
        {
            Assert.That(exception.Message, Has.Length.LessThan(1_000), exception.Message[..Math.Min(exception.Message.Length, 300)]);
            return true;
        }
        catch (Exception exception)
        {
            var kept = Path.Combine(Path.GetTempPath(), "mmrl-fuzz-" + Path.GetFileName(file));
            File.Copy(file, kept, overwrite: true);
            throw new InvalidOperationException($"{metric}, {kept}", exception);
        }
    }

    /// <summary>The request of a case whose files were copied to a folder.</summary>
    private static (string Metric, ScoringRequest Request) Request(string name, string folder)
    {
        var source = Path.Combine(Cases, name);
        var words = JsonNode.Parse(File.ReadAllText(Path.Combine(source, "expected.json")))!["arguments"]!.AsArray().Select(word => (string)word!).ToArray();
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "expected.json"))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return (words[0], new(Given("--predictions")!, [.. Values("--annotations")])
        {
            Questions = Given("--questions"),
            Choices = Given("--choices"),
            Variant = words.SkipWhile(word => word != "--variant").ElementAtOrDefault(1),
        });

        string? Given(string option) => Values(option).FirstOrDefault();

        IEnumerable<string> Values(string option) => words.SkipWhile(word => word != option).Skip(1)
            .TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).Select(file => Path.Combine(folder, file));
    }

    private static bool IsOneDocument(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) is not null;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
