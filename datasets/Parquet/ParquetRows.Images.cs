using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

public sealed partial class ParquetRows
{
    /// <summary>
    /// The image of every row: of a column of images, of lists of images, or of several such columns whose images are laid
    /// side by side. Null where a row has none. The bytes are those of the file; nothing is decoded.
    /// </summary>
    /// <param name="imageColumns">The columns, which must have been read.</param>
    /// <exception cref="InputException">A column holds no images, or an image has a path but no bytes.</exception>
    public ImageSource?[] Images(params IEnumerable<string> imageColumns)
    {
        var parts = new ImmutableArray<ImageSource>.Builder[Count];
        for (var row = 0; row < Count; row++)
        {
            parts[row] = ImmutableArray.CreateBuilder<ImageSource>(1);
        }

        foreach (var column in imageColumns)
        {
            Add(column, parts);
        }

        return Array.ConvertAll(parts, images => images.Count switch
        {
            0 => null,
            1 => images[0],
            _ => ImageSource.SideBySide(images.DrainToImmutable()),
        });
    }

    private void Add(string column, ImmutableArray<ImageSource>.Builder[] parts)
    {
        // An export in which no row has the image may give the column the type null, or only its bytes.
        var bytes = columns.ContainsKey(column) ? column : column + ".bytes";
        if (Values(bytes).Leaf.Column.ListDepth == 0)
        {
            var images = OptionalBytes(bytes);
            var paths = columns.ContainsKey(column + ".path") ? OptionalStrings(column + ".path") : null;
            for (var row = 0; row < Count; row++)
            {
                if (images[row] is { } image)
                {
                    parts[row].Add(ImageSource.OfBytes(NameOf(row, column), image, paths?[row]));
                }
                else if (paths?[row] is { } path)
                {
                    throw Failure(row, column, $"expected the bytes of an image, found only the path '{Quoted.OneLine(path)}'");
                }
            }

            return;
        }

        var lists = Lists<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>(bytes, ParquetKind.Binary, "images", value => value);
        var names = columns.ContainsKey(column + ".path") ? OptionalStringLists(column + ".path") : null;
        for (var row = 0; row < Count; row++)
        {
            var images = lists[row] ?? [];
            for (var i = 0; i < images.Length; i++)
            {
                parts[row].Add(ImageSource.OfBytes(NameOf(row, column), images[i] ?? throw Null(row, bytes), names?[row]?.ElementAtOrDefault(i)));
            }
        }
    }

    private string NameOf(int row, string column) => $"{File}: row {FirstRow + row}, column {column}";
}
