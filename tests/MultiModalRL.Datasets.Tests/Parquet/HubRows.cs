namespace MultiModalRL.Datasets.Tests;

/// <summary>Rows with every kind of column that tables on the Hugging Face hub have, each with all that may be missing in it.</summary>
internal sealed class HubRows
{
    private readonly int count;
    private readonly long?[] ids;
    private readonly int?[] widths;
    private readonly sbyte?[] answers;
    private readonly float?[] shares;
    private readonly double?[] precisions;
    private readonly string?[] questions;
    private readonly string?[] kinds;
    private readonly bool[] hasImage;
    private readonly byte[]?[] images;
    private readonly string?[] paths;
    private readonly string?[]?[] choices;
    private readonly int?[] lengths;
    private readonly string?[] texts;
    private readonly long?[] numbers;
    private readonly byte[][] parts;

    public HubRows(int count)
    {
        this.count = count;
        ids = Rows(row => row % 11 == 3 ? (long?)null : (row * 7919L) << (row % 32));
        widths = Rows(row => row % 13 == 5 ? (int?)null : row % 2 == 0 ? int.MaxValue - row : int.MinValue + row);
        answers = Rows(row => row % 17 == 0 ? (sbyte?)null : (sbyte)(row % 256));
        shares = Rows(row => row % 5 == 4 ? (float?)null : row / 7f);
        precisions = Rows(row => row % 6 == 1 ? (double?)null : -row / 3.0);
        questions = Rows(row => row % 9 == 2 ? null : row % 100 == 1 ? new string('x', row) : $"What is é𝄞 {row}?");
        kinds = Rows(row => row % 23 == 0 ? null : $"kind {row % 5}");
        hasImage = Rows(row => row % 4 != 1);
        images = Rows(row => row % 4 == 1 || row % 10 == 8 ? null : Image(row));
        paths = Rows(row => row % 4 == 1 || row % 3 == 0 ? null : $"{row}.jpg");
        choices = Rows(row => row % 7 == 3 ? null : Enumerable.Range(0, row % 5).Select(i => (row + i) % 6 == 0 ? null : $"choice {row * i % 40}").ToArray());
        lengths = Rows(row => row % 8 == 5 ? (int?)null : row % 4);
        var elements = lengths.Sum() ?? 0;
        texts = [.. Enumerable.Range(0, elements).Select(i => i % 19 == 7 ? null : $"answer {i % 300}")];
        numbers = [.. Enumerable.Range(0, elements).Select(i => i % 29 == 1 ? (long?)null : i)];
        parts = [.. Enumerable.Range(0, elements).Select(i => Image(i))];
    }

    public static IReadOnlyList<string> Scalars { get; } = ["id", "width", "answer", "share", "precision", "question", "kind", "image", "types", "nothing", "required"];

    public static IReadOnlyList<string> Lists { get; } = ["choices", "answers", "images", "objects", "steps"];

    private bool?[] Truths => Rows(row => row % 12 == 7 ? (bool?)null : row % 3 == 0);

    /// <summary>The rows as they are exported; truth values and lists only on request.</summary>
    public HubTable Table(bool withTruths = true, bool withLists = true)
    {
        var table = new HubTable().Values("id", ids).Values("width", widths).Values("answer", answers).Values("share", shares)
            .Values("precision", precisions).Text("question", questions).Text("kind", kinds)
            .Column("image", ArrowArrays.Structures(hasImage, ("bytes", ArrowArrays.Bytes(images)), ("path", ArrowArrays.Texts(paths))))
            .Structure("types", ("structural", kinds), ("semantic", questions))
            .Column("nothing", new Apache.Arrow.NullArray(count)).Column("required", ArrowArrays.Texts(Required), isRequired: true);
        table = withTruths ? table.Values("hard", Truths) : table;
        return !withLists ? table : table.Texts("choices", choices)
            .Structures("answers", lengths, ("answer", ArrowArrays.Texts(texts)), ("answer_id", ArrowArrays.Values(numbers)))
            .Structures("images", lengths, ("bytes", ArrowArrays.Bytes(parts)), ("path", ArrowArrays.Texts(texts)))
            .Sequences("objects", ("color", choices), ("shape", choices))
            .Column("steps", ArrowArrays.Structures(Rows(_ => true), ("numbers", ArrowArrays.Lists(ArrowArrays.Values(numbers), lengths))));
    }

    /// <summary>Every value of the columns with one value a row.</summary>
    public void AssertScalars(ParquetTable table, bool withTruths = true)
    {
        var groups = table.Read([.. Scalars, .. withTruths ? ["hard"] : Array.Empty<string>()]).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64s("id")), Is.EqualTo(ids));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64s("width")), Is.EqualTo(widths));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64s("answer")), Is.EqualTo(answers));
            Assert.That(groups.SelectMany(rows => rows.OptionalDoubles("share")), Is.EqualTo(shares));
            Assert.That(groups.SelectMany(rows => rows.OptionalDoubles("precision")), Is.EqualTo(precisions));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("question")), Is.EqualTo(questions));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("kind")), Is.EqualTo(kinds));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("image.path")), Is.EqualTo(paths));
            Assert.That(groups.SelectMany(rows => rows.OptionalBytes("image.bytes")).Select(bytes => bytes?.ToArray()), Is.EqualTo(images));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("types.structural")), Is.EqualTo(kinds));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("types.semantic")), Is.EqualTo(questions));
            Assert.That(groups.SelectMany(rows => rows.OptionalStrings("nothing")), Is.EqualTo(new string?[count]));
            Assert.That(groups.SelectMany(rows => rows.Strings("required")), Is.EqualTo(Required));
            if (withTruths)
            {
                Assert.That(groups.SelectMany(rows => rows.OptionalBooleans("hard")), Is.EqualTo(Truths));
            }
        });
    }

    /// <summary>Every value of the columns of lists.</summary>
    public void AssertLists(ParquetTable table)
    {
        var groups = table.Read(Lists).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("choices")), Is.EqualTo(choices));
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("objects.color")), Is.EqualTo(choices));
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("objects.shape")), Is.EqualTo(choices));
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("answers.answer")), Is.EqualTo(InLists(texts)));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64Lists("answers.answer_id")), Is.EqualTo(InLists(numbers)));
            Assert.That(groups.SelectMany(rows => rows.OptionalStringLists("images.path")), Is.EqualTo(InLists(texts)));
            Assert.That(groups.SelectMany(rows => rows.Images("images")).Select(BytesOf), Is.EqualTo(InLists(parts).Select(list => list ?? [])));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64Lists("steps.numbers")), Is.EqualTo(InLists(numbers)));
        });
    }

    private string[] Required => Rows(row => $"{row}");

    private T?[]?[] InLists<T>(T?[] elements)
    {
        var next = 0;
        return Array.ConvertAll(lengths, length => length is null ? null : elements[next..(next += length.Value)]);
    }

    private T[] Rows<T>(Func<int, T> row) => [.. Enumerable.Range(0, count).Select(row)];

    private static byte[][] BytesOf(ImageSource? image) => image is null ? [] : image.Parts.IsEmpty ? [image.Read().ToArray()] : [.. image.Parts.Select(part => part.Read().ToArray())];

    private static byte[] Image(int number) => [.. Enumerable.Range(0, number % 50).Select(i => (byte)(i * number))];
}
