using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

public sealed class TableBenchmarkTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Write_GeneratedBenchmark_IsReadBackExactly()
    {
        var options = new GridShapesOptions { TrainExamples = 120, ValidationExamples = 40 };
        foreach (var split in new[] { Split.Train, Split.Validation })
        {
            BenchmarkTables.Write(folder.Path, GridShapesBenchmark.Name, split, GridShapesBenchmark.Create(Request(split, null), options));
        }

        foreach (var split in new[] { Split.Train, Split.Validation })
        {
            SameBenchmark.Check(GridShapesBenchmark.Create(Request(split, null), options), Read(split));
        }
    }

    [Test]
    public void Write_QuestionsWithOptions_AreReadBackExactly()
    {
        QuestionRecord[] records =
        [
            new() { Question = "which ?", Image = 0, Id = "a", Options = ["B", "A", "x"], RightOption = 0, Type = "one" },
            new() { Question = "which, then ?", Image = 0, Id = "b", Options = ["é", "it's"], RightOption = 1, Type = "two" },
        ];
        var written = Recorded(records, choices: 4).Create(Request(Split.Train, null), new Settings());
        BenchmarkTables.Write(folder.Path, "Some", Split.Train, written);
        SameBenchmark.Check(written, Read(Split.Train));
    }

    [Test]
    public void Write_SoftAccuracies_AreReadBackExactly()
    {
        QuestionRecord[] records =
        [
            new() { Question = "what ?", Image = 1, Id = "7", Answer = "cat", Accepted = ["cat", "dog"], Accuracy = answer => answer == "cat" ? 0.9 : 0.3 },
            new() { Question = "what now ?", Image = 0, Id = "8", Answer = "dog", Accepted = ["dog"], Accuracy = answer => answer == "dog" ? 1 : 0 },
            new() { Question = "what now ?", Image = 1, Id = "9", Answer = "dog", Accepted = ["dog"], Accuracy = answer => answer == "dog" ? 1 / 3.0 : 0 },
        ];
        var written = Recorded(records, choices: 0).Create(Request(Split.Train, null), new Settings());
        BenchmarkTables.Write(folder.Path, "Some", Split.Train, written);
        SameBenchmark.Check(written, Read(Split.Train));
    }

    // A table as others publish them: no mmrl.json, a shard a file, the answer as text, a number or a letter.
    [Test]
    public void Read_TableOfOthers_FindsTheColumnsByTheirRoles()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        foreach (var shard in new[] { 0, 1 })
        {
            using var table = ParquetTableWriter.Create(Path.Combine(folder.Path, "data", $"train-0000{shard}-of-00002.parquet"));
            var (image, problem, solution) = (table.AddImage("image"), table.AddString("problem"), table.AddString("solution"));
            image.Append(new EncodedImage(PngEncoder.Encode(new byte[12], new ImageShape(2, 2, 3))));
            problem.Append($"what is {shard} ?");
            solution.Append(shard == 0 ? "nought" : "one");
            table.EndRow();
            table.Complete();
        }

        var read = TableBenchmark.Create(Request(Split.Train, folder.Path), new TableOptions { ImageHeight = 8, ImageWidth = 8, ValidationShare = 0, ThumbnailSide = 0 });
        Assert.That(read.Examples.References.Select(reference => read.Answers[reference]), Is.EqualTo(new[] { "nought", "one" }));
        Assert.That(read.Images.Count, Is.EqualTo(2));
    }

    [Test]
    public void Read_OptionsByLetterTextOrNumber_FindsTheRightOne()
    {
        using (var table = ParquetTableWriter.Create(Path.Combine(folder.Path, "test.parquet")))
        {
            var (image, question, options, answer) = (table.AddImage("image"), table.AddString("question"), table.AddStringList("options"), table.AddString("answer"));
            foreach (var text in new[] { "green", "B", "1" })
            {
                image.Append(new EncodedImage(PngEncoder.Encode(new byte[12], new ImageShape(2, 2, 3))));
                question.Append("which ?");
                options.Append(["red", "green"]);
                answer.Append(text);
                table.EndRow();
            }

            table.Complete();
        }

        var read = TableBenchmark.Create(Request(Split.Test, folder.Path), new TableOptions());
        Assert.That(read.Examples.References, Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That(read.Examples.OptionCounts, Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public void Read_AnswerThatIsNoOption_NamesFileAndRow()
    {
        using (var table = ParquetTableWriter.Create(Path.Combine(folder.Path, "test.parquet")))
        {
            var (image, question, options, answer) = (table.AddImage("image"), table.AddString("question"), table.AddStringList("options"), table.AddString("answer"));
            image.Append(new EncodedImage(PngEncoder.Encode(new byte[12], new ImageShape(2, 2, 3))));
            question.Append("which ?");
            options.Append(["red", "green"]);
            answer.Append("blue");
            table.EndRow();
            table.Complete();
        }

        Assert.That(
            () => TableBenchmark.Create(Request(Split.Test, folder.Path), new TableOptions()),
            Throws.TypeOf<InputException>().With.Message.Contains("test.parquet").And.Message.Contains("row 1").And.Message.Contains("found 'blue'"));
    }

    [Test]
    public void Read_ImageThatCannotBeDecoded_IsAnErrorOrLeftOutAndTold()
    {
        using (var table = ParquetTableWriter.Create(Path.Combine(folder.Path, "test.parquet")))
        {
            var (image, question, answer) = (table.AddImage("image"), table.AddString("question"), table.AddString("answer"));
            foreach (var row in new[] { 0, 1, 2 })
            {
                image.Append(new EncodedImage(row == 1 ? new byte[20] : PngEncoder.Encode(new byte[12], new ImageShape(2, 2, 3))));
                question.Append($"which of {row} ?");
                answer.Append($"a{row}");
                table.EndRow();
            }

            table.Complete();
        }

        var unread = TableBenchmark.Create(Request(Split.Test, folder.Path), new TableOptions());
        Assert.That(unread.Records, Has.Length.EqualTo(3), "no image is decoded before one is looked at");
        Assert.That(() => SameBenchmark.Pixels(unread, 0), Throws.TypeOf<InputException>().With.Message.Contains("test.parquet").And.Message.Contains("row 2"));
        var read = TableBenchmark.Create(Request(Split.Test, folder.Path), new TableOptions { OnBadExample = BadExamples.Skip });
        Assert.That(read.Records.Select(record => record.Answer), Is.EqualTo(new[] { "a0", "a2" }));
        Assert.That(read.Examples.Images, Is.EqualTo(new[] { 0, 2 }));
        Assert.That(read.Notes[0], Does.StartWith("1 of 3 questions of").And.Contain("cannot be decoded and are left out").And.Contain("row 2"));
    }

    [TestCase("{")]
    [TestCase("{\"format\":2,\"benchmark\":\"x\",\"metric\":\"a\",\"smallestDifference\":1,\"choices\":0,\"answers\":[],\"imageHeight\":8,\"imageWidth\":8,\"side\":2}")]
    public void Read_DamagedManifest_IsRefused(string text)
    {
        File.WriteAllText(Path.Combine(folder.Path, "mmrl.json"), text);
        Assert.That(() => Read(Split.Train), Throws.TypeOf<InputException>().With.Message.Contains("mmrl.json"));
    }

    [Test]
    public void Read_NoTables_IsRefused() => Assert.That(
        () => Read(Split.Train), Throws.TypeOf<InputException>().With.Message.Contains("holds no Parquet file"));

    private static EnvironmentRequest Request(Split split, string? data) => new(1, split, data, 1);

    private Benchmark Read(Split split) => TableBenchmark.Create(Request(split, folder.Path), new TableOptions { ValidationShare = 0, ThumbnailSide = 0 });

    private static RecordedBenchmark Recorded(QuestionRecord[] records, int choices) => new()
    {
        Name = "Some",
        Choices = choices,
        Metric = "some rule",
        SmallestDifference = 0.1,
        Parts = new Dictionary<Split, Func<RecordedQuestions>> { [Split.Train] = () => new("train", [.. records], StoredImages.OfPixels(2, new ImageShape(8, 12, 3), shape => new Stripes(shape))) },
    };

    private sealed record Settings : RecordedOptions
    {
        public Settings() => (ImageHeight, ImageWidth, Side, ThumbnailSide, ValidationShare) = (8, 12, 4, 0, 0);
    }

    private sealed class Stripes(ImageShape shape) : IImageStore
    {
        public int Count => 2;

        public ImageShape Shape => shape;

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)((i * 7) + (handles[i / shape.Size] * 100));
            }
        }
    }
}
