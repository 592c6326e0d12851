using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// The contrast of each cell of the partition in a thumbnail: the mean, over the thumbnail's blocks in the cell, of
/// the squared Euclidean distance between the block's colour and the mean colour of the whole thumbnail. A block
/// belongs to the cell that its centre lies in; a cell that holds no centre (the thumbnail is coarser than the
/// partition) takes the value of the block that its own centre lies in.
/// </summary>
public sealed class ThumbnailContrast
{
    private readonly int side;
    private readonly int columns;
    private readonly int channels;
    private readonly (int Start, int End)[] rowBlocks;
    private readonly (int Start, int End)[] columnBlocks;

    /// <summary>Lays thumbnails of a shape over a partition.</summary>
    /// <param name="rows">Rows of the thumbnail.</param>
    /// <param name="columns">Columns of the thumbnail.</param>
    /// <param name="channels">Values a block.</param>
    /// <param name="side">Cells along each side of the partition.</param>
    public ThumbnailContrast(int rows, int columns, int channels, int side)
    {
        this.side = side;
        this.columns = columns;
        this.channels = channels;
        rowBlocks = [.. Enumerable.Range(0, side).Select(cell => Blocks(cell, side, rows))];
        columnBlocks = [.. Enumerable.Range(0, side).Select(cell => Blocks(cell, side, columns))];
    }

    /// <summary>The contrast of an environment's thumbnails.</summary>
    /// <exception cref="InputException">The environment shows no thumbnail of rows × columns × channels.</exception>
    internal static ThumbnailContrast Of(EnvironmentSpec environment, QuestionAnsweringFields fields)
    {
        if (fields.Thumbnail is not { } thumbnail)
        {
            throw new InputException(
                $"{environment.Id} shows no thumbnail, which order 'contrast' needs: expected order 'raster' or 'random'");
        }

        return environment.Observation.Space(thumbnail) is BoxSpace { Shape: [var rows, var columns, var channels] }
            ? new ThumbnailContrast(rows, columns, channels, environment.QuestionAnswering!.Side)
            : throw new InputException($"{environment.Id} has a thumbnail that is not rows × columns × channels, which order 'contrast' needs");
    }

    /// <summary>
    /// The candidate of highest contrast, −1 where there is no candidate. Among equals, cells whose row + column is
    /// even come first (cells of one coarse block are then not visited side by side), each half in raster order.
    /// </summary>
    /// <param name="thumbnail">Rows × columns × channels values.</param>
    /// <param name="candidates">1 for every cell that may be chosen, side × side, row-major.</param>
    public int Highest(ReadOnlySpan<float> thumbnail, ReadOnlySpan<byte> candidates)
    {
        Span<double> mean = stackalloc double[channels];
        Mean(thumbnail, mean);
        var best = -1;
        var bestContrast = double.NegativeInfinity;
        for (var cell = 0; cell < candidates.Length; cell++)
        {
            if (candidates[cell] == 0)
            {
                continue;
            }

            var contrast = Contrast(thumbnail, mean, cell);
            if (contrast > bestContrast || (contrast == bestContrast && IsOdd(best) && !IsOdd(cell)))
            {
                (best, bestContrast) = (cell, contrast);
            }
        }

        return best;
    }

    private bool IsOdd(int cell) => (cell / side + cell % side) % 2 != 0;

    private void Mean(ReadOnlySpan<float> thumbnail, Span<double> mean)
    {
        mean.Clear();
        for (var i = 0; i < thumbnail.Length; i++)
        {
            mean[i % channels] += thumbnail[i];
        }

        foreach (ref var channel in mean)
        {
            channel /= thumbnail.Length / channels;
        }
    }

    private double Contrast(ReadOnlySpan<float> thumbnail, ReadOnlySpan<double> mean, int cell)
    {
        var (top, bottom) = rowBlocks[cell / side];
        var (left, right) = columnBlocks[cell % side];
        var sum = 0.0;
        for (var row = top; row < bottom; row++)
        {
            var start = (row * columns + left) * channels;
            var blocks = thumbnail.Slice(start, (right - left) * channels);
            for (var i = 0; i < blocks.Length; i++)
            {
                var distance = blocks[i] - mean[i % channels];
                sum += distance * distance;
            }
        }

        return sum / ((bottom - top) * (right - left));
    }

    // Block i of an axis has its centre at (2i + 1)/(2·blocks); cell c spans c/side … (c + 1)/side. All in integers.
    private static (int Start, int End) Blocks(int cell, int side, int blocks)
    {
        var start = FirstCentreFrom(cell, side, blocks);
        var end = FirstCentreFrom(cell + 1, side, blocks);
        if (start == end)
        {
            start = (2 * cell + 1) * blocks / (2 * side);
            end = start + 1;
        }

        return (start, end);
    }

    private static int FirstCentreFrom(int cell, int side, int blocks) => (2 * blocks * cell + side - 1) / (2 * side);
}
