using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>Reads the questions of a part from Parquet. Images are streamed in a pass of their own, so that none is kept.</summary>
internal sealed class TableReader
{
    // Shards and subjects need not have the same columns, so each file is a table of its own.
    private readonly (ParquetTable Table, ImmutableArray<string> Images)[] files;
    private readonly bool someHaveNone;
    private readonly List<long> imageRows = [];

    /// <summary>Opens the files of a part.</summary>
    /// <param name="files">The files, in order.</param>
    /// <param name="imageColumns">The columns that images may be in; those that are there make one picture.</param>
    /// <param name="someHaveNone">Whether questions without an image are to be expected: image columns are read with the questions then.</param>
    /// <exception cref="InputException">A file is damaged.</exception>
    public TableReader(IEnumerable<string> files, ImmutableArray<string> imageColumns, bool someHaveNone = false)
    {
        this.files = [.. files.Select(file => ParquetTable.Open(file)).Select(table => (table, ImagesOf(table, imageColumns)))];
        this.someHaveNone = someHaveNone;
    }

    /// <summary>The images met so far.</summary>
    public ImageTable Images { get; } = new();

    /// <summary>Streams the rows.</summary>
    /// <param name="fields">The leaf columns to read: those that a file has.</param>
    /// <exception cref="InputException">A file is damaged, or has none of them.</exception>
    public IEnumerable<TableRow> Rows(params ImmutableArray<string> fields)
    {
        var number = 1L;
        foreach (var (table, images) in files)
        {
            var read = table.Columns.Where(column => fields.Contains(column.Name)).ToDictionary(column => column.Name, column => column.ListDepth);
            if (read.Count == 0)
            {
                throw new InputException($"{table.Files[0]} has none of the columns {string.Join(", ", fields)}: found {string.Join(", ", table.Columns)}");
            }

            foreach (var rows in table.Read(someHaveNone ? read.Keys.Concat(images) : read.Keys))
            {
                var group = new TableGroup(rows, read, !images.IsEmpty, someHaveNone ? rows.Images(images) : null);
                for (var row = 0; row < rows.Count; row++)
                {
                    yield return new(this, group, row, number++);
                }
            }
        }
    }

    /// <summary>The part of the questions that were read.</summary>
    public QuestionPart<TQuestion> Part<TQuestion>(IEnumerable<TQuestion> questions)
    {
        ImmutableArray<TQuestion> read = [.. questions];
        string[] names = [.. files.Select(file => file.Table.Files[0])];
        var source = names.Length == 1 ? names[0] : $"{names[0]} and {names.Length - 1} more";
        var missing = ParquetParts.MissingShards(names);
        return new(source, read, Images.All(), OpenImages) { Notes = missing is null ? [] : [missing] };
    }

    /// <summary>The number of a row's image; −1 where it has none and that is to be expected.</summary>
    internal int Image(TableGroup group, int row, long number, string? key)
    {
        if (group.Images is { } images && images[row] is null)
        {
            return -1;
        }

        var before = Images.Count;
        var image = Images.Number(key, () => new($"{group.Rows.File}: row {group.Rows.FirstRow + row}, the image", group.HasImages));
        if (Images.Count > before)
        {
            imageRows.Add(number);
        }

        return image;
    }

    /// <summary>Streams the images in the order of their numbers, which is that of their rows.</summary>
    internal IEnumerable<ImageSource?> OpenImages()
    {
        var (number, next) = (0L, 0);
        foreach (var image in files.SelectMany(file => AllOf(file.Table, file.Images)))
        {
            number++;
            if (next < imageRows.Count && imageRows[next] == number)
            {
                next++;
                yield return image;
            }
        }
    }

    private static IEnumerable<ImageSource?> AllOf(ParquetTable table, ImmutableArray<string> images) =>
        images.IsEmpty ? Enumerable.Repeat<ImageSource?>(null, (int)table.RowCount) : table.Read(images).SelectMany(rows => rows.Images(images));

    // A column of another type under the same name, such as the path of MathVista's image, is no image.
    private static ImmutableArray<string> ImagesOf(ParquetTable table, ImmutableArray<string> columns) =>
    [
        .. columns.Where(column => table.Columns.Any(leaf =>
            (leaf.Name == column || leaf.Name == column + ".bytes") && (leaf.Kind is ParquetKind.Binary or ParquetKind.Null))),
    ];
}
