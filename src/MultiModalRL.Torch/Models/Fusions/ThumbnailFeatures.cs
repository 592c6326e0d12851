using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Lays a thumbnail over the cells: a cell gets the thumbnail's values that lie in it (or that it lies in).</summary>
internal static class ThumbnailFeatures
{
    /// <summary>Thumbnail features a cell; 0 where there is no thumbnail.</summary>
    public static int Width(ModelShape shape)
    {
        if (shape.Thumbnail.IsEmpty)
        {
            return 0;
        }

        return Math.Max(1, shape.Thumbnail[0] / shape.Side) * Math.Max(1, shape.Thumbnail[1] / shape.Side) * shape.Thumbnail[2];
    }

    /// <summary>float [N, rows × columns × channels] to float [N, cells, width].</summary>
    public static Tensor Spread(Tensor thumbnail, ModelShape shape)
    {
        var (count, side, rows, columns, channels) = (thumbnail.size(0), shape.Side, shape.Thumbnail[0], shape.Thumbnail[1], shape.Thumbnail[2]);
        var (over, across) = (Math.Min(rows, side), Math.Min(columns, side));
        var (high, wide) = (rows / over, columns / across);
        return thumbnail.view(count, over, 1, high, across, 1, wide, channels)
            .expand(count, over, side / over, high, across, side / across, wide, channels)
            .permute(0, 1, 2, 4, 5, 3, 6, 7).reshape(count, side * side, -1);
    }
}
