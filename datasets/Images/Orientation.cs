using SkiaSharp;

namespace MultiModalRL.Datasets;

/// <summary>An EXIF orientation (tag 0x0112): how stored rows and columns become the rows and columns that are seen.</summary>
/// <param name="Width">Columns that are seen.</param>
/// <param name="Height">Rows that are seen.</param>
/// <param name="Start">The stored pixel that is seen at the top left.</param>
/// <param name="ColumnStep">Stored pixels from one seen column to the next.</param>
/// <param name="RowStep">Stored pixels from one seen row to the next.</param>
internal readonly record struct Orientation(int Width, int Height, int Start, int ColumnStep, int RowStep)
{
    private const int White = 255;

    /// <summary>The orientation of a stored image of the given size.</summary>
    public static Orientation Of(SKEncodedOrigin origin, int width, int height)
    {
        var swapped = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
            or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var fromRight = origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomRight
            or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var fromBottom = origin is SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft
            or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom;
        var start = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
        var along = fromRight ? -1 : 1;
        var down = fromBottom ? -width : width;
        return swapped ? new(height, width, start, down, along) : new(width, height, start, along, down);
    }

    /// <summary>Writes stored RGBA samples as they are seen, laid over white.</summary>
    public void CopyOverWhite(ReadOnlySpan<byte> stored, Span<byte> seen)
    {
        var to = 0;
        for (var row = 0; row < Height; row++)
        {
            var from = Start + (row * RowStep);
            for (var column = 0; column < Width; column++, from += ColumnStep, to += 4)
            {
                var pixel = stored.Slice(from * 4, 4);
                seen[to] = OverWhite(pixel[0], pixel[3]);
                seen[to + 1] = OverWhite(pixel[1], pixel[3]);
                seen[to + 2] = OverWhite(pixel[2], pixel[3]);
                seen[to + 3] = White;
            }
        }
    }

    private static byte OverWhite(int value, int alpha) => (byte)(((value * alpha) + (White * (255 - alpha)) + 127) / 255);
}
