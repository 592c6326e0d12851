using System.IO.Compression;
using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Baselines on published files, where a folder shared/data lies beside the repository or above it.</summary>
public sealed class ScorePublishedTests
{
    private Shell shell;

    [SetUp]
    public void SetUp()
    {
        shell = new Shell();
        Directory.CreateDirectory(shell.Folder(""));
    }

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void VqaV2_AlwaysYes_IsAboutWhatItsReadmeSays() =>
        Assert.That(Vqa(_ => "yes"), Is.EqualTo(20.85));

    // Without normalization, the README says 32.9.
    [Test]
    public void VqaV2_CommonestAnswerPerQuestionType_IsAboutWhatItsReadmeSays()
    {
        var commonest = Annotations("train")
            .GroupBy(annotation => (string)annotation["question_type"]!)
            .ToDictionary(group => group.Key, group => group.GroupBy(annotation => (string)annotation["multiple_choice_answer"]!).MaxBy(answer => answer.Count())!.Key);
        Assert.That(Vqa(annotation => commonest.GetValueOrDefault((string)annotation["question_type"]!, "yes")), Is.EqualTo(32.99));
    }

    [Test]
    public void Nlvr_AlwaysTrue_IsTheMajority()
    {
        var dev = Published("nlvr/dev/dev.json");
        var lines = File.ReadLines(dev)
            .Select(line => (string)JsonNode.Parse(line)!["identifier"]!)
            .SelectMany(identifier => Enumerable.Range(0, 6).Select(permutation => $"dev-{identifier}-{permutation}.png,true"));
        File.WriteAllLines(shell.Folder("predictions.csv"), lines);
        Assert.That(Score("nlvr", "predictions.csv", dev)["overall"]!.GetValue<double>(), Is.EqualTo(547 / 989.0));
    }

    [Test]
    public void Nlvr2_AlwaysTrue_IsTheMajority()
    {
        var dev = Published("nlvr2/data/dev.json");
        File.WriteAllLines(shell.Folder("predictions.csv"), File.ReadLines(dev).Select(line => $"{JsonNode.Parse(line)!["identifier"]},True"));
        Assert.That(Score("nlvr2", "predictions.csv", dev)["overall"]!.GetValue<double>(), Is.EqualTo(3551 / 6982.0));
    }

    private double Vqa(Func<JsonNode, string> answer)
    {
        var predictions = Annotations("valid").Select(annotation => (JsonNode)new JsonObject
        {
            ["question_id"] = annotation["question_id"]!.DeepClone(), ["answer"] = answer(annotation),
        });
        File.WriteAllText(shell.Folder("predictions.json"), new JsonArray([.. predictions]).ToJsonString());
        return (double)Score("vqa-v2", "predictions.json", Published("vqa_v2_subset/data/vqa_annotatons_valid.gzip"))["overall"]!;
    }

    private static IEnumerable<JsonNode> Annotations(string split)
    {
        using var stream = new GZipStream(File.OpenRead(Published($"vqa_v2_subset/data/vqa_annotatons_{split}.gzip")), CompressionMode.Decompress);
        return JsonNode.Parse(stream)!["annotations"]!.AsArray().Select(annotation => annotation!);
    }

    private JsonObject Score(string metric, string predictions, string annotations)
    {
        Assert.That(shell.Run("score", metric, "--predictions", shell.Folder(predictions), "--annotations", annotations, "--json"), Is.Zero, () => shell.Error);
        return shell.Json;
    }

    private static string Published(string path)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, "shared", "data", path) is var file && File.Exists(file))
            {
                return file;
            }
        }

        Assert.Ignore($"the published file is not at shared/data/{path} beside the repository");
        return "";
    }
}
