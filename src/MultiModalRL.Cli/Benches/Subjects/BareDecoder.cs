using SkiaSharp;

namespace MultiModalRL.Cli;

/// <summary>The image decoder without anything of ours: encoded bytes to RGBA in a buffer that every thread keeps.</summary>
internal static class BareDecoder
{
    /// <summary>Decodes all images, on some threads.</summary>
    /// <exception cref="InvalidOperationException">One is no image.</exception>
    public static void Decode(byte[][] images, int threads) => Parallel.ForEach(
        images,
        new ParallelOptions { MaxDegreeOfParallelism = threads },
        () => new SKBitmap(PhotoTable.Side, PhotoTable.Side, SKColorType.Rgba8888, SKAlphaType.Unpremul),
        (bytes, _, bitmap) =>
        {
            using var data = SKData.CreateCopy(bytes);
            using var codec = SKCodec.Create(data);
            return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success
                ? bitmap
                : throw new InvalidOperationException("expected a whole image");
        },
        bitmap => bitmap.Dispose());
}
