using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>Reads the questions of a part from Parquet. Images are streamed in a pass of their own, so that none is kept.</summary>
internal sealed class TableReader
{
    private readonly ParquetTable table;
    private readonly ImmutableArray<string> imageColumns;
    private readonly bool someHaveNone;
    private readonly List<long> imageRows = [];

    /// <summary>Opens the files of a part.</summary>
    /// <param name="files">The files, in order.</param>
    /// <param name="imageColumns">The columns that images may be in; those that are there make one picture.</param>
    /// <param name="someHaveNone">Whether questions without an image are to be expected: image columns are read with the questions then.</param>
    /// <exception cref="InputException">A file is damaged.</exception>
    public TableReader(IEnumerable<string> files, ImmutableArray<string> imageColumns, bool someHaveNone = false)
    {
        table = ParquetTable.Open(files);
        this.imageColumns = [.. imageColumns.Where(column => HasImage(column))];
        this.someHaveNone = someHaveNone;
    }

    /// <summary>The images met so far.</summary>
    public ImageTable Images { get; } = new();

    /// <summary>Streams the rows.</summary>
    /// <param name="fields">The leaf columns to read: those that the table has.</param>
    /// <exception cref="InputException">A file is damaged.</exception>
    public IEnumerable<TableRow> Rows(params ImmutableArray<string> fields)
    {
        var read = table.Columns.Where(column => fields.Contains(column.Name)).ToDictionary(column => column.Name, column => column.ListDepth);
        var number = 1L;
        if (read.Count == 0)
        {
            throw new InputException(
                $"{table.Files[0]} has none of the columns {string.Join(", ", fields)}: found {string.Join(", ", table.Columns)}");
        }

        foreach (var rows in table.Read(someHaveNone ? [.. read.Keys, .. imageColumns] : read.Keys))
        {
            var group = new TableGroup(rows, read, someHaveNone ? rows.Images(imageColumns) : null);
            for (var row = 0; row < rows.Count; row++)
            {
                yield return new(this, group, row, number++);
            }
        }
    }

    /// <summary>The part of the questions that were read.</summary>
    public QuestionPart<TQuestion> Part<TQuestion>(IEnumerable<TQuestion> questions)
    {
        ImmutableArray<TQuestion> read = [.. questions];
        var source = table.Files.Length == 1 ? table.Files[0] : $"{table.Files[0]} and {table.Files.Length - 1} more";
        var missing = ParquetParts.MissingShards(table.Files);
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
        var image = Images.Number(key, () => new($"{group.Rows.File}: row {group.Rows.FirstRow + row}, the image", !imageColumns.IsEmpty));
        if (Images.Count > before)
        {
            imageRows.Add(number);
        }

        return image;
    }

    /// <summary>Streams the images in the order of their numbers, which is that of their rows.</summary>
    internal IEnumerable<ImageSource?> OpenImages()
    {
        if (imageColumns.IsEmpty)
        {
            return imageRows.Select(_ => (ImageSource?)null);
        }

        return Wanted(table.Read(imageColumns).SelectMany(rows => rows.Images(imageColumns)));
    }

    private IEnumerable<ImageSource?> Wanted(IEnumerable<ImageSource?> images)
    {
        var (number, next) = (0L, 0);
        foreach (var image in images)
        {
            number++;
            if (next < imageRows.Count && imageRows[next] == number)
            {
                next++;
                yield return image;
            }
        }
    }

    // A column of another type under the same name, such as the path of MathVista's image, is no image.
    private bool HasImage(string column) => table.Columns.Any(leaf =>
        (leaf.Name == column || leaf.Name == column + ".bytes") && leaf.Kind is ParquetKind.Binary or ParquetKind.Null);
}
