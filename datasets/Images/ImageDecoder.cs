using System.Buffers;
using System.Runtime.InteropServices;
using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Datasets;

/// <summary>
/// Encoded images (PNG, JPEG, WebP; the first frame of animations) as uint8 RGB. Grey and palette images are expanded,
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

    /// <summary>Decodes an image and resizes it, where needed, to a shape (without keeping the aspect ratio).</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="shape">The shape to deliver; three channels.</param>
    /// <param name="pixels">Receives <see cref="ImageShape.Size"/> bytes: row, column, channel.</param>
    /// <exception cref="InputException">Missing, empty, truncated, damaged or too large; the message names it.</exception>
    public static void Decode(ImageSource source, ImageShape shape, Span<byte> pixels)
    {
        if (source.Parts.IsEmpty)
        {
            DecodeOne(source, shape, pixels);
            return;
        }

        var boxes = source.Parts.Length;
        for (var box = 0; box < boxes; box++)
        {
            var left = box * shape.Width / boxes;
            var width = ((box + 1) * shape.Width / boxes) - left;
            DecodeBox(source.Parts[box], new(shape.Height, width, 3), shape, pixels[(left * 3)..]);
        }
    }

    private static void DecodeBox(ImageSource source, ImageShape box, ImageShape shape, Span<byte> target)
    {
        if (box.Width == 0)
        {
            throw new InputException($"{source.Name} is one of more images than the {shape.Width} pixels that they share");
        }

        var pixels = new byte[box.Size];
        DecodeOne(source, box, pixels);
        for (var row = 0; row < box.Height; row++)
        {
            pixels.AsSpan(row * box.Width * 3, box.Width * 3).CopyTo(target[(row * shape.Width * 3)..]);
        }
    }

    private static void DecodeOne(ImageSource source, ImageShape shape, Span<byte> pixels)
    {
        var bytes = source.Read().Span;
        if (bytes.IsEmpty)
        {
            throw new InputException($"{source.Name} is empty: expected an image");
        }

        if (PngChunks.AreCut(bytes))
        {
            throw new InputException($"{source.Name} is truncated: expected a PNG up to its end chunk");
        }

        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data)
            ?? throw new InputException($"{source.Name} is no image that can be decoded: expected PNG, JPEG or WebP");
        var stored = codec.Info;
        if (stored.Width < 1 || stored.Height < 1 || (long)stored.Width * stored.Height > MaxPixels)
        {
            throw new InputException($"{source.Name} is {stored.Width}×{stored.Height} pixels: expected 1 to {MaxPixels} pixels");
        }

        var rgba = ArrayPool<byte>.Shared.Rent(stored.Width * stored.Height * 4);
        try
        {
            ReadSamples(source.Name, codec, rgba);
            Deliver(rgba.AsSpan(0, stored.Width * stored.Height * 4), codec, shape, pixels);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgba);
        }
    }

    private static void ReadSamples(string name, SKCodec codec, byte[] rgba)
    {
        // No colour space in the target: Skia then converts none.
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var pinned = GCHandle.Alloc(rgba, GCHandleType.Pinned);
        try
        {
            // Anything but success (truncated data are "incomplete input") leaves pixels that were never stored.
            var result = codec.GetPixels(info, pinned.AddrOfPinnedObject());
            if (result != SKCodecResult.Success)
            {
                throw new InputException(
                    $"{name} is {(result == SKCodecResult.IncompleteInput ? "truncated" : $"damaged ({result})")}: "
                    + $"expected a whole image of {info.Width}×{info.Height} pixels");
            }
        }
        finally
        {
            pinned.Free();
        }
    }

    private static void Deliver(ReadOnlySpan<byte> rgba, SKCodec codec, ImageShape shape, Span<byte> pixels)
    {
        var (origin, info) = (codec.EncodedOrigin, codec.Info);
        var seen = Orientation.Of(origin, info.Width, info.Height);
        if (origin == SKEncodedOrigin.TopLeft && info.AlphaType == SKAlphaType.Opaque)
        {
            Resampling.Resize(rgba, seen.Width, seen.Height, pixels, shape);
            return;
        }

        var upright = ArrayPool<byte>.Shared.Rent(rgba.Length);
        try
        {
            seen.CopyOverWhite(rgba, upright);
            Resampling.Resize(upright.AsSpan(0, rgba.Length), seen.Width, seen.Height, pixels, shape);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(upright);
        }
    }
}
