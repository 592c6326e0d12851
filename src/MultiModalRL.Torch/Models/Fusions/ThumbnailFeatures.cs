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

        var scale = Math.Max(1, shape.Thumbnail[0] / shape.Side);
        return scale * scale * shape.Thumbnail[2];
    }

    /// <summary>float [N, rows × columns × channels] to float [N, cells, width].</summary>
    public static Tensor Spread(Tensor thumbnail, ModelShape shape)
    {
        var (count, side, rows, channels) = (thumbnail.size(0), shape.Side, shape.Thumbnail[0], shape.Thumbnail[2]);
        if (rows >= side)
        {
            var inner = rows / side;
            return thumbnail.view(count, side, inner, side, inner, channels)
                .permute(0, 1, 3, 2, 4, 5).reshape(count, side * side, -1);
        }

        var repeat = side / rows;
        return thumbnail.view(count, rows, 1, rows, 1, channels)
            .expand(count, rows, repeat, rows, repeat, channels).reshape(count, side * side, channels);
    }
}
