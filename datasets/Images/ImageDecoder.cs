using System.Runtime.InteropServices;
using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Datasets;

/// <summary>
/// Image files (PNG, JPEG, WebP; the first frame of animations) as uint8 RGB. Grey and palette images are expanded,
/// 16-bit samples keep their high byte, transparent pixels are laid over white, the EXIF orientation is
/// applied. Stored samples are taken as they are: colour profiles and gamma are ignored, as most datasets' reference
/// readers do.
/// </summary>
internal static class ImageDecoder
{
    /// <summary>Longest file that is opened, in bytes.</summary>
    public const long MaxFileBytes = 256L << 20;

    /// <summary>Most pixels an image may declare: the bound on the memory that one decoding takes (four bytes each).</summary>
    public const long MaxPixels = 64L << 20;

    /// <summary>Decodes a file and resizes it, where needed, to a shape (without keeping the aspect ratio).</summary>
    /// <param name="file">The file.</param>
    /// <param name="shape">The shape to deliver; three channels.</param>
    /// <param name="pixels">Receives <see cref="ImageShape.Size"/> bytes: row, column, channel.</param>
    /// <exception cref="InputException">Missing, empty, truncated, damaged or too large; the message names the file.</exception>
    public static void Decode(string file, ImageShape shape, Span<byte> pixels)
    {
        var bytes = InputFile.ReadAllBytes(file, MaxFileBytes);
        if (bytes.Length == 0)
        {
            throw new InputException($"{file} is empty: expected an image");
        }

        if (PngChunks.AreCut(bytes))
        {
            throw new InputException($"{file} is truncated: expected a PNG up to its end chunk");
        }

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data)
            ?? throw new InputException($"{file} is no image that can be decoded: expected PNG, JPEG or WebP");
        var rgba = Samples(file, codec);
        var oriented = Orientation.Of(codec.EncodedOrigin, codec.Info.Width, codec.Info.Height);
        if (oriented.Width == shape.Width && oriented.Height == shape.Height)
        {
            oriented.CopyRgb(rgba, pixels);
            return;
        }

        var rgb = GC.AllocateUninitializedArray<byte>(oriented.Width * oriented.Height * 3);
        oriented.CopyRgb(rgba, rgb);
        Resampling.Resize(rgb, new ImageShape(oriented.Height, oriented.Width, 3), pixels, shape);
    }

    private static byte[] Samples(string file, SKCodec codec)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1 || (long)width * height > MaxPixels)
        {
            throw new InputException($"{file} is {width}×{height} pixels: expected 1 to {MaxPixels} pixels");
        }

        // No colour space in the target: Skia then converts none.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var rgba = GC.AllocateUninitializedArray<byte>(info.BytesSize);
        var pinned = GCHandle.Alloc(rgba, GCHandleType.Pinned);
        try
        {
            // Anything but success (truncated data are "incomplete input") leaves pixels that were never stored.
            return codec.GetPixels(info, pinned.AddrOfPinnedObject()) switch
            {
                SKCodecResult.Success => rgba,
                SKCodecResult.IncompleteInput => throw new InputException(
                    $"{file} is truncated: expected a whole image of {width}×{height} pixels"),
                var result => throw new InputException(
                    $"{file} is damaged ({result}): expected a whole image of {width}×{height} pixels"),
            };
        }
        finally
        {
            pinned.Free();
        }
    }
}
