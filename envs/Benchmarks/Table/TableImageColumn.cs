using System.Globalization;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// The image column of a table that is written: <c>image</c>, or <c>images</c> where examples have several. Stored images go
/// in byte for byte, generated ones as PNG.
/// </summary>
internal sealed class TableImageColumn
{
    private readonly Benchmark benchmark;
    private readonly EncodedImages? stored;
    private readonly ParquetColumnWriter<EncodedImage?>? image;
    private readonly ParquetColumnWriter<IReadOnlyList<EncodedImage>?>? images;
    private readonly byte[] pixels;

    /// <summary>Adds the column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="benchmark">Whose images are written.</param>
    /// <param name="stored">Its stored images; null where they are generated.</param>
    public TableImageColumn(ParquetTableWriter table, Benchmark benchmark, EncodedImages? stored)
    {
        (this.benchmark, this.stored) = (benchmark, stored);
        pixels = stored is null ? new byte[benchmark.Images.Shape.Size] : [];
        if (stored is { HaveSeveral: true })
        {
            images = table.AddImageList("images");
        }
        else
        {
            image = table.AddImage("image");
        }
    }

    /// <summary>Gives the current row the image of a handle; null where it is not there.</summary>
    public void Append(int handle)
    {
        var all = stored is null ? [Drawn(handle)] : stored.Read(handle);
        images?.Append(all.Count > 0 ? all : null);
        image?.Append(all.Count > 0 ? all[0] : null);
    }

    private EncodedImage Drawn(int handle)
    {
        benchmark.Images.Read([handle], pixels);
        return new(PngEncoder.Encode(pixels, benchmark.Images.Shape), string.Create(CultureInfo.InvariantCulture, $"{handle}.png"));
    }
}
