using MultiModalRL.Core;
using MultiModalRL.Datasets;
using MultiModalRL.Environments.Tests;

namespace MultiModalRL.Cli.Tests;

/// <summary>What <c>mmrl data</c> takes folders for.</summary>
public sealed class RecognizedFolderTests
{
    private const string Question = """{"question":"Is it red?","answer":"yes","isBalanced":true,"imageId":"1","groups":{},"entailed":[],"types":{"structural":"verify"}}""";

    private Shell shell = null!;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void Inspect_TrainingIsCutOff_SaysWhatAsBenchmarkSays()
    {
        Write("gqa/images/1.jpg", "");
        Write("gqa/train_balanced_questions.json", "{\"t1\":" + Question);
        Write("gqa/val_balanced_questions.json", "{\"v1\":" + Question + "}");
        Assert.That(shell.Run("data", "inspect", shell.Folder("gqa"), "--as", "gqa"), Is.EqualTo(2));
        var told = shell.Error;
        Assert.That(told, Does.Contain("train_balanced_questions.json: line").And.Contain("malformed JSON"));
        Assert.That(shell.Run("data", "inspect", shell.Folder("gqa")), Is.EqualTo(2));
        Assert.That(shell.Error, Is.EqualTo(told));
        Assert.That(shell.Run("data", "convert", shell.Folder("gqa"), "--out", shell.Folder("out")), Is.EqualTo(2));
        Assert.That(shell.Error, Is.EqualTo(told));
    }

    [Test]
    public void Inspect_ValidationIsCutOff_TellsItBesideTraining()
    {
        Write("gqa/train_balanced_questions.json", "{\"t1\":" + Question + "}");
        Write("gqa/val_balanced_questions.json", "{\"v1\":" + Question);
        Assert.That(shell.Run("data", "inspect", shell.Folder("gqa"), "--json"), Is.Zero, shell.Error);
        var reading = shell.Json["readings"]!.AsArray().Single()!;
        Assert.That((int)reading["splits"]!["train"]!["examples"]!, Is.EqualTo(1));
        Assert.That((string?)reading["missing_splits"]!["validation"], Does.Contain("val_balanced_questions.json: line").And.Contain("malformed JSON"));
    }

    [Test]
    public void Inspect_TablesThatFitNone_TellsTheColumnsOfEachSchemaAndWhatIsMissing()
    {
        WriteTable("odd/data/validation-00000-of-00002.parquet", "querry", "answer");
        WriteTable("odd/data/validation-00001-of-00002.parquet", "querry", "answer");
        Assert.That(shell.Run("data", "inspect", shell.Folder("odd")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("expected a column for the question (question,").And.Contain("found querry string, answer string").And.Not.Contain("the columns are"));
        Assert.That(shell.Run("data", "inspect", shell.Folder("odd"), "--as", "Table"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("expected a column for the question"), "what is wrong with the file, and not that training is missing");
        WriteTable("odd/pictures/some.parquet", "id");
        Assert.That(shell.Run("data", "inspect", shell.Folder("odd")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(
            $"the columns are of {Path.Combine("data", "validation-00000-of-00002.parquet")} and 1 more: querry string, answer string; of {Path.Combine("pictures", "some.parquet")}: id string"));
    }

    [Test]
    public void Inspect_TablesInNoKnownPlace_TellsTheirColumns()
    {
        WriteTable("odd/deep/er/some.parquet", "prompt");
        Assert.That(shell.Run("data", "inspect", shell.Folder("odd")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("is read by no benchmark").And.Contain("some.parquet: prompt string"));
    }

    [Test]
    public void Inspect_SeveralSchemas_TellsEach()
    {
        Write("gqa/train_balanced_questions.json", "{\"t1\":" + Question + "}");
        WriteTable("gqa/a.parquet", "id");
        WriteTable("gqa/b.parquet", "question", "answer");
        Assert.That(shell.Run("data", "inspect", shell.Folder("gqa"), "--json"), Is.Zero, shell.Error);
        Assert.That(shell.Json["tables"]!.AsArray().Select(table => table!.ToJsonString()), Is.EqualTo(new[]
        {
            """{"file":"a.parquet","files":1,"columns":["id string"]}""", """{"file":"b.parquet","files":1,"columns":["question string","answer string"]}""",
        }));
        Assert.That(shell.Run("data", "inspect", shell.Folder("gqa")), Is.Zero, shell.Error);
        Assert.That(shell.Out, Does.Contain("columns of b.parquet: question string, answer string"));
    }

    [TestCase("\"caption\":\"c\"", "PuzzleVqa")]
    [TestCase("\"solution\":{}", "AlgoPuzzleVqa")]
    public void Convert_Puzzles_AreTheCollectionOfTheirFields(string field, string benchmark)
    {
        for (var puzzle = 0; puzzle < 10; puzzle++)
        {
            WriteImage($"puzzles/data/images/{puzzle}.png", (byte)puzzle);
        }

        Write("puzzles/data/some.json", string.Concat(Enumerable.Range(0, 10).Select(puzzle =>
            $$"""{"image":"images/{{puzzle}}.png","question":"Which?","options":["a","b"],"answer":"b",{{field}}}""" + "\n")));
        Assert.That(shell.Run("data", "convert", shell.Folder("puzzles"), "--out", shell.Folder("out"), "--quiet", "--json"), Is.Zero, shell.Error);
        Assert.That((string?)shell.Json["benchmark"], Is.EqualTo(benchmark));
    }

    [Test]
    public void Inspect_SentencesOfNlvr_AreNlvrUnlessTheGeneratedOneIsNamed()
    {
        string[] sentences = ["There is a blue tower", "There is a tower with two blocks", "There is a black block as the base of a tower"];
        Write("nlvr/train/train.json", string.Concat(sentences.Select((sentence, i) =>
            $$"""{"sentence":"{{sentence}}","label":"true","identifier":"{{i}}-0","directory":"0"}""" + "\n")));
        Assert.That(shell.Run("data", "inspect", shell.Folder("nlvr"), "--json"), Is.Zero, shell.Error);
        Assert.That((string?)shell.Json["readings"]!.AsArray().Single()!["benchmark"], Is.EqualTo("Nlvr"));
        Assert.That(shell.Run("data", "inspect", shell.Folder("nlvr"), "--as", "NlvrStyle", "--set", "trainImages=2", "--set", "validationImages=2", "--set", "testImages=2", "--json"), Is.Zero, shell.Error);
        Assert.That((string?)shell.Json["readings"]!.AsArray().Single()!["benchmark"], Is.EqualTo("NlvrStyle"));
    }

    [TestCase("easy_vqa", "EasyVqa")]
    [TestCase("nlvr", "Nlvr")]
    [TestCase("nlvr2", "Nlvr2")]
    [TestCase("puzzlevqa", "PuzzleVqa")]
    [TestCase("shapes", "Shapes")]
    [TestCase("shapeworld", "ShapeWorld")]
    [TestCase("vqa_v2_subset", "VqaV2")]
    public void Read_PublishedFolder_IsOneBenchmark(string folder, string benchmark)
    {
        using var registries = Registries.Of([]);
        using var reader = new BenchmarkReader(registries.Benchmarks, []);
        Assert.That(reader.Read(PublishedData.Folder(folder), null, default).Select(reading => reading.Name), Is.EqualTo(new[] { benchmark }));
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shell.Folder(file))!);
        File.WriteAllText(shell.Folder(file), text);
    }

    private void WriteTable(string file, params string[] columns)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shell.Folder(file))!);
        using var table = ParquetTableWriter.Create(shell.Folder(file));
        var writers = Array.ConvertAll(columns, table.AddString);
        Array.ForEach(writers, writer => writer.Append("some"));
        table.EndRow();
        table.Complete();
    }

    private void WriteImage(string file, byte gray)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shell.Folder(file))!);
        File.WriteAllBytes(shell.Folder(file), PngEncoder.Encode([.. Enumerable.Repeat(gray, 12)], new ImageShape(2, 2, 3)));
    }
}
