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
            for (var row = 0; row < Count; row++)
            {
                if (images[row] is { } image)
                {
                    parts[row].Add(ImageSource.OfBytes(NameOf(row, column), image));
                }
            }

            RefusePaths(column, images);
            return;
        }

        var lists = Lists<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>(bytes, ParquetKind.Binary, "images", value => value);
        for (var row = 0; row < Count; row++)
        {
            foreach (var image in lists[row] ?? [])
            {
                parts[row].Add(ImageSource.OfBytes(NameOf(row, column), image ?? throw Null(row, bytes)));
            }
        }
    }

    private void RefusePaths(string column, ReadOnlyMemory<byte>?[] images)
    {
        if (!columns.ContainsKey(column + ".path"))
        {
            return;
        }

        var paths = OptionalStrings(column + ".path");
        var row = Array.FindIndex(images, image => image is null);
        for (; row >= 0 && row < Count; row++)
        {
            if (images[row] is null && paths[row] is { } path)
            {
                throw Failure(row, column, $"expected the bytes of an image, found only the path '{Quoted.OneLine(path)}'");
            }
        }
    }

    private string NameOf(int row, string column) => $"{File}: row {FirstRow + row}, column {column}";
}
