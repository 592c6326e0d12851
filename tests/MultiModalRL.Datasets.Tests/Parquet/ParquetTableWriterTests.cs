using MultiModalRL.Core;
using Parquet;

namespace MultiModalRL.Datasets.Tests;

public sealed class ParquetTableWriterTests
{
    private TemporaryFolder folder = null!;
    private string file = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        file = Path.Combine(folder.Path, "table.parquet");
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(1000)]
    public void Complete_EveryKindOfColumn_IsReadBackAsItWas(int rowsPerGroup)
    {
        string?[] texts = ["a", "", null, "é𝄞\0\n", new('x', 100_000)];
        long?[] numbers = [long.MinValue, null, 0, 7, long.MaxValue];
        double?[] reals = [0.1, null, double.MaxValue, -0.0, double.Epsilon];
        bool?[] truths = [true, null, false, true, false];
        IReadOnlyList<string?>?[] lists = [["a", "b"], [], null, ["", null], ["c"]];
        IReadOnlyList<long?>?[] ids = [[1, 2], [], null, [3, null], [4]];
        using (var writer = ParquetTableWriter.Create(file, new ParquetWriterOptions { RowsPerGroup = rowsPerGroup }))
        {
            var text = writer.AddString("question");
            var number = writer.AddInt64("id");
            var list = writer.AddStringList("choices");
            var field = writer.AddStringList("answers.answer");
            var real = writer.AddDouble("precision");
            var id = writer.AddInt64List("answers.answer_id");
            var truth = writer.AddBoolean("hard");
            var structural = writer.AddString("types.structural");
            var semantic = writer.AddInt64("types.semantic");
            for (var row = 0; row < 5; row++)
            {
                text.Append(texts[row]);
                number.Append(numbers[row]);
                list.Append(lists[row]);
                field.Append(lists[row]);
                real.Append(reals[row]);
                id.Append(ids[row]);
                truth.Append(truths[row]);
                structural.Append(texts[row]);
                semantic.Append(numbers[row]);
                writer.EndRow();
            }

            writer.Complete();
        }

        var table = ParquetTable.Open(file);
        var groups = table.Read("question", "id", "choices", "answers", "precision", "hard", "types").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(groups, Has.Length.EqualTo((5 + rowsPerGroup - 1) / rowsPerGroup));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("question")), Is.EqualTo(texts));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64s("id")), Is.EqualTo(numbers));
            Assert.That(groups.SelectMany(rows => rows.OptionalDoubles("precision")), Is.EqualTo(reals));
            Assert.That(groups.SelectMany(rows => rows.OptionalBooleans("hard")), Is.EqualTo(truths));
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("choices")), Is.EqualTo(lists));
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("answers.answer")), Is.EqualTo(lists));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64Lists("answers.answer_id")), Is.EqualTo(ids));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("types.structural")), Is.EqualTo(texts));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64s("types.semantic")), Is.EqualTo(numbers));
        });
    }

    [Test]
    public void Complete_Images_KeepTheirBytesAndPaths()
    {
        byte[][] images = [[1, 2, 3], [], [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))]];
        using (var writer = ParquetTableWriter.Create(file, new ParquetWriterOptions { BytesPerGroup = 10_000 }))
        {
            var image = writer.AddImage("image");
            var pair = writer.AddImageList("images");
            image.Append(new EncodedImage(images[0], "a.jpg"));
            pair.Append([new(images[0], "l"), new(images[2])]);
            writer.EndRow();
            image.Append(null);
            pair.Append(null);
            writer.EndRow();
            image.Append(new EncodedImage(images[1]));
            pair.Append([]);
            writer.EndRow();
            writer.Complete();
        }

        var groups = ParquetTable.Open(file).Read("image", "images").ToArray();
        var bytes = groups.SelectMany(rows => rows.OptionalBytes("image.bytes")).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(groups.Select(rows => rows.Count), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(bytes[0]!.Value.ToArray(), Is.EqualTo(images[0]));
            Assert.That(bytes[1], Is.Null);
            Assert.That(bytes[2]!.Value.ToArray(), Is.Empty);
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("image.path")), Is.EqualTo(new[] { "a.jpg", null, null }));
            Assert.That(groups[0].Images("images")[0]!.Parts[1].Read().ToArray(), Is.EqualTo(images[2]));
            Assert.That(groups[0].OptionalStringLists("images.path")[0], Is.EqualTo(new[] { "l", null }));
            Assert.That(groups[1].OptionalStringLists("images.path").Select(list => list?.Length), Is.EqualTo(new int?[] { null, 0 }));
        });
    }

    [Test]
    public async Task Complete_Features_AreThoseThatDatasetsExpects()
    {
        using (var writer = ParquetTableWriter.Create(file))
        {
            _ = writer.AddImage("image");
            _ = writer.AddStringList("answers.answer");
            _ = writer.AddInt64List("ids");
            _ = writer.AddString("question");
            writer.Complete();
        }

        await using var reader = await ParquetReader.CreateAsync(file);
        Assert.That(reader.CustomMetadata["huggingface"], Is.EqualTo(
            """{"info":{"features":{"image":{"_type":"Image"},"answers":[{"answer":{"dtype":"string","_type":"Value"}}],"""
            + """ "ids":[{"dtype":"int64","_type":"Value"}],"question":{"dtype":"string","_type":"Value"}}}}""".TrimStart()));
        Assert.That(ParquetTable.Open(file).RowCount, Is.Zero);
    }

    [Test]
    public void Dispose_BeforeItIsComplete_LeavesWhatWasThere()
    {
        File.WriteAllText(file, "before");
        using (var writer = ParquetTableWriter.Create(file))
        {
            writer.AddString("question").Append("a");
            writer.EndRow();
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.EqualTo(new[] { file }));
        Assert.That(File.ReadAllText(file), Is.EqualTo("before"));
    }

    [Test]
    public void EndRow_WithoutAValueOrWithListsOfOtherLengths_Throws()
    {
        using var writer = ParquetTableWriter.Create(file);
        var answer = writer.AddStringList("answers.answer");
        var id = writer.AddInt64List("answers.id");
        answer.Append(["a", "b"]);
        id.Append([1]);
        Assert.That(writer.EndRow, Throws.InvalidOperationException.With.Message.Contains("answers id of row 1"));
    }

    [Test]
    public void EndRow_WithoutAValue_Throws()
    {
        using var writer = ParquetTableWriter.Create(file);
        _ = writer.AddString("question");
        Assert.That(writer.EndRow, Throws.InvalidOperationException.With.Message.Contains("question"));
    }

    [Test]
    public void Add_ColumnThatDoesNotFit_Throws()
    {
        using var writer = ParquetTableWriter.Create(file);
        _ = writer.AddString("answers.answer");
        Assert.That(() => writer.AddString("answers.answer"), Throws.InvalidOperationException);
        Assert.That(() => writer.AddString("answers"), Throws.InvalidOperationException);
        Assert.That(() => writer.AddStringList("answers.id"), Throws.InvalidOperationException);
    }

    [Test]
    public void Create_InAMissingFolder_NamesTheFile()
    {
        var elsewhere = Path.Combine(folder.Path, "none", "table.parquet");
        Assert.That(() => ParquetTableWriter.Create(elsewhere), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{elsewhere} cannot be written"));
    }
}
