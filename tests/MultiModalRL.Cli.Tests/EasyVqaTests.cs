using System.Text.Json.Nodes;
using MultiModalRL.Environments.Tests;

namespace MultiModalRL.Cli.Tests;

/// <summary>A benchmark that is read from files, through the command line.</summary>
[TestFixture]
public sealed class EasyVqaTests
{
    private const string Glimpse = "glimpse/EasyVqa-v0";

    private Shell shell;
    private SmallEasyVqa trained;

    [OneTimeSetUp]
    public void Train()
    {
        shell = new Shell();
        trained = new SmallEasyVqa().WithTest();
        Done(Supervised(trained.Path, "run"));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        shell.Dispose();
        trained.Dispose();
    }

    [Test]
    public void Evaluate_OnTheTestPartAlone_IsTheSameAsBesideTheTrainingPart()
    {
        using var alone = TestAlone();
        Assert.That(Outcomes(alone.Path), Is.EqualTo(Outcomes(trained.Path)));
        Done("report", shell.Folder(Path.GetFileName(alone.Path)), "--out", shell.Folder("report.html"), "--quiet");
    }

    [Test]
    public void Evaluate_OfARunThatKeptNoVocabulary_RefusesOtherWords()
    {
        using var alone = TestAlone();
        Done(Supervised(trained.Path, "older"));
        var manifest = Path.Combine(shell.Folder("older"), "run.json");
        var run = (JsonObject)JsonNode.Parse(File.ReadAllText(manifest))!;
        Assert.That(run.Remove("vocabulary"), Is.True);
        File.WriteAllText(manifest, run.ToJsonString());
        Refused("tokens", "evaluate", "--run", shell.Folder("older"), "--data", alone.Path);
        Done("evaluate", "--run", shell.Folder("older"), "--quiet");
    }

    [Test]
    public void Evaluate_OfARule_NeedsNoTrainingPart()
    {
        using var alone = TestAlone();
        Done("evaluate", "--env", Glimpse, "--agent", "random", "--data", alone.Path, "--quiet", "--json");
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(SmallEasyVqa.TestImages));
        Refused("train", "evaluate", "--env", Glimpse, "--agent", "majority", "--data", alone.Path);
    }

    [TestCase("data/test/questions.json", "{ not json", "questions.json")]
    [TestCase("data/test/questions.json", """[["is it purple?","maybe",0]]""", "answer 'maybe' is unknown; the nearest are:")]
    [TestCase("data/test/questions.json", """[["is it purple?","no"]]""", "row 1")]
    [TestCase("data/test/questions.json", """[["is it purple?","no",9]]""", "9.png is missing: row 1")]
    [TestCase("data/test/images/1.png", "", "1.png")]
    [TestCase("data/answers.txt", "yes\nno\nyes\n", "line 3")]
    public void Evaluate_OnDamagedData_NamesTheFile(string file, string content, string expected)
    {
        using var data = new SmallEasyVqa().WithTest();
        if (file.EndsWith(".png", StringComparison.Ordinal))
        {
            var image = File.ReadAllBytes(data.File(file));
            File.WriteAllBytes(data.File(file), image[..(image.Length / 2)]);
        }
        else
        {
            data.Write(file, content);
        }

        Refused(expected, "evaluate", "--run", shell.Folder("run"), "--data", data.Path);
        Assert.That(shell.Error, Does.Contain(Path.GetFileName(file)));
        Refused("no such folder", "evaluate", "--run", shell.Folder("run"), "--data", data.File("nowhere"));
    }

    private static SmallEasyVqa TestAlone()
    {
        var folder = new SmallEasyVqa().WithTest();
        Directory.Delete(folder.File("data/train"), recursive: true);
        return folder;
    }

    private string Outcomes(string data)
    {
        var folder = shell.Folder(Path.GetFileName(data));
        Done("evaluate", "--run", shell.Folder("run"), "--data", data, "--out", folder, "--quiet");
        return File.ReadAllText(Path.Combine(folder, "outcomes.jsonl"));
    }

    private string[] Supervised(string data, string run) =>
    [
        "train", "--env", Glimpse, "--agent", "supervised", "--steps", "400", "--device", "cpu", "--data", data,
        "--set", "minibatchSize=40", "--out", shell.Folder(run), "--quiet",
    ];

    private void Refused(string expected, params string[] command)
    {
        Assert.That(shell.Run(command), Is.EqualTo(2), () => shell.Error);
        Assert.That(shell.Error, Does.Contain(expected));
        Assert.That(shell.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    private void Done(params string[] command) => Assert.That(shell.Run(command), Is.Zero, () => shell.Error);
}
