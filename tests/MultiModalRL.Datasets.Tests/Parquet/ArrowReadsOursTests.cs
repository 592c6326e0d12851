using Apache.Arrow;
using ParquetSharp.Arrow;

namespace MultiModalRL.Datasets.Tests;

/// <summary>What <see cref="ParquetTableWriter"/> writes, read by Arrow as pyarrow and Hugging Face's <c>datasets</c> do.</summary>
public sealed class ArrowReadsOursTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(1000)]
    public void Complete_EveryKindOfColumn_IsReadByArrow(int rowsPerGroup)
    {
        string?[] texts = ["a", "", null, "é𝄞\0\n", new('x', 100_000), .. Enumerable.Range(0, 300).Select(i => $"text {i % 40}")];
        long?[] numbers = [long.MinValue, null, 0, 7, long.MaxValue, .. Enumerable.Range(0, 300).Select(i => (long?)i)];
        double?[] reals = [0.1, null, double.MaxValue, -0.0, double.Epsilon, .. Enumerable.Range(0, 300).Select(i => (double?)(i / 3.0))];
        bool?[] truths = [true, null, false, true, false, .. Enumerable.Range(0, 300).Select(i => (bool?)(i % 3 == 0))];
        IReadOnlyList<string?>?[] lists = [["a", "b"], [], null, ["", null], ["c"], .. Enumerable.Range(0, 300).Select(i => texts[..(i % 4)])];
        IReadOnlyList<long?>?[] ids = [[1, 2], [], null, [3, null], [4], .. Enumerable.Range(0, 300).Select(i => numbers[..(i % 4)])];
        IReadOnlyList<double?>?[] boxes = [[0.5], null, [], [null, 1], [2], .. Enumerable.Range(0, 300).Select(i => reals[..(i % 3)])];
        EncodedImage image = new(new byte[] { 1, 2, 3 }, "a.jpg"), bare = new(System.Array.Empty<byte>());
        EncodedImage?[] images = [image, null, bare, image, null, .. Enumerable.Range(0, 300).Select(i => new EncodedImage(BitConverter.GetBytes(i), $"{i}"))];
        IReadOnlyList<EncodedImage>?[] pairs = [[image, bare], [], null, [bare], [image], .. Enumerable.Range(0, 300).Select(i => new[] { images[i + 5]!.Value })];
        var file = Path.Combine(folder.Path, "table.parquet");
        using (var writer = ParquetTableWriter.Create(file, new ParquetWriterOptions { RowsPerGroup = rowsPerGroup }))
        {
            Action<int>[] columns =
            [
                Each(writer.AddString("question"), texts), Each(writer.AddInt64("id"), numbers), Each(writer.AddDouble("precision"), reals), Each(writer.AddBoolean("hard"), truths),
                Each(writer.AddStringList("choices"), lists), Each(writer.AddInt64List("ids"), ids), Each(writer.AddDoubleList("box"), boxes), Each(writer.AddStringList("answers.answer"), lists),
                Each(writer.AddInt64List("answers.answer_id"), ids), Each(writer.AddImage("image"), images), Each(writer.AddImageList("images"), pairs),
            ];
            for (var row = 0; row < texts.Length; row++)
            {
                System.Array.ForEach(columns, append => append(row));
                writer.EndRow();
            }

            writer.Complete();
        }

        var read = Read(file);
        Assert.Multiple(() =>
        {
            Assert.That(read["question"], Is.EqualTo(texts));
            Assert.That(read["id"], Is.EqualTo(numbers));
            Assert.That(read["precision"], Is.EqualTo(reals));
            Assert.That(read["hard"], Is.EqualTo(truths));
            Assert.That(read["choices"], Is.EqualTo(lists));
            Assert.That(read["ids"], Is.EqualTo(ids));
            Assert.That(read["box"], Is.EqualTo(boxes));
            Assert.That(read["answers"], Is.EqualTo(lists.Zip(ids, (answers, places) => answers?.Zip(places!, (answer, id) => new object?[] { answer, id }).ToArray())));
            Assert.That(read["image"], Is.EqualTo(System.Array.ConvertAll(images, FieldsOf)));
            Assert.That(read["images"], Is.EqualTo(System.Array.ConvertAll(pairs, pair => pair?.Select(part => FieldsOf(part)).ToArray())));
        });
    }

    [Test]
    public void Complete_NoRows_IsReadByArrow()
    {
        var file = Path.Combine(folder.Path, "table.parquet");
        using (var writer = ParquetTableWriter.Create(file))
        {
            _ = writer.AddImage("image");
            _ = writer.AddStringList("answers.answer");
            writer.Complete();
        }

        using var reader = new FileReader(file);
        Assert.That(reader.Schema.FieldsList.Select(field => field.Name), Is.EqualTo(new[] { "image", "answers" }));
        Assert.That(Read(file).Values, Is.All.Empty);
    }

    private static Action<int> Each<T>(ParquetColumnWriter<T> column, T[] rows) => row => column.Append(rows[row]);

    private static object?[]? FieldsOf(EncodedImage? image) => image is { } there ? [there.Bytes.ToArray(), there.Path] : null;

    /// <summary>Every column by its name; structures are arrays of their fields.</summary>
    private static Dictionary<string, List<object?>> Read(string file)
    {
        using var reader = new FileReader(file);
        using var batches = reader.GetRecordBatchReader();
        var columns = reader.Schema.FieldsList.ToDictionary(field => field.Name, _ => new List<object?>());
        while (batches.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                foreach (var (name, values) in columns)
                {
                    values.AddRange(ValuesOf(batch.Column(name)));
                }
            }
        }

        return columns;
    }

    private static object?[] ValuesOf(IArrowArray array) => [.. Enumerable.Range(0, array.Length).Select(row => array.IsNull(row) ? null : ValueOf(array, row))];

    private static object? ValueOf(IArrowArray array, int row) => array switch
    {
        StringArray texts => texts.GetString(row),
        Int64Array numbers => numbers.GetValue(row),
        DoubleArray numbers => numbers.GetValue(row),
        BooleanArray truths => truths.GetValue(row),
        BinaryArray bytes => bytes.GetBytes(row).ToArray(),
        ListArray lists => ValuesOf(lists.GetSlicedValues(row)),
        StructArray structure => structure.Fields.Select(field => field.IsNull(row) ? null : ValueOf(field, row)).ToArray(),
        _ => throw new InvalidOperationException($"expected no {array.Data.DataType}"),
    };
}
