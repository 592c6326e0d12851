using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Datasets;

/// <summary>Writes pixels as PNG, which loses nothing.</summary>
public static class PngEncoder
{
    /// <summary>The bytes of a PNG file.</summary>
    /// <param name="rgb">uint8: row, column, channel.</param>
    /// <param name="shape">Their shape; three channels.</param>
    public static byte[] Encode(ReadOnlySpan<byte> rgb, ImageShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shape.Channels, 3);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, shape.Size);
        var rgba = new byte[shape.Height * shape.Width * 4];
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            rgb.Slice(from, 3).CopyTo(rgba.AsSpan(to));
            rgba[to + 3] = byte.MaxValue;
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(shape.Width, shape.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
