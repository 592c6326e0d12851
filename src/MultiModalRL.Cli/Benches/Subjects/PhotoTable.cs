using MultiModalRL.Core;
using MultiModalRL.Datasets;
using SkiaSharp;

namespace MultiModalRL.Cli;

/// <summary>A table of images with the sizes and lengths of photographs: shapes under noise, each from the same seed.</summary>
internal static class PhotoTable
{
    /// <summary>How many rows.</summary>
    public const int Rows = 10_000;

    /// <summary>Rows and columns of pixels of each image.</summary>
    public const int Side = 256;

    private const int Shapes = 24;
    private const int Noise = 24;
    private const int Quality = 90;

    /// <summary>Writes the table, or its first rows: a multiple of 500.</summary>
    public static void Write(string file, int rows, CancellationToken cancellation)
    {
        using var writer = ParquetTableWriter.Create(file, new ParquetWriterOptions { RowsPerGroup = 100 });
        var question = writer.AddString("question");
        var image = writer.AddImage("image");
        const int Batch = 500;
        for (var start = 0; start < rows; start += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = start;
            foreach (var bytes in Enumerable.Range(0, Batch).AsParallel().AsOrdered().Select(i => Jpeg((ulong)(first + i))))
            {
                question.Append("What is shown?");
                image.Append(new EncodedImage(bytes));
                writer.EndRow();
            }
        }

        writer.Complete();
    }

    private static byte[] Jpeg(ulong seed)
    {
        var random = new RandomStream(seed);
        using var bitmap = new SKBitmap(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(Color(ref random));
            for (var i = 0; i < Shapes; i++)
            {
                using var paint = new SKPaint { Color = Color(ref random), IsAntialias = true };
                canvas.DrawCircle(random.NextInt(Side), random.NextInt(Side), 4 + random.NextInt(Side / 4), paint);
            }
        }

        var pixels = bitmap.GetPixelSpan();
        var noisy = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            noisy[i] = i % 4 == 3 ? byte.MaxValue : (byte)Math.Clamp(pixels[i] + random.NextInt(Noise) - (Noise / 2), 0, byte.MaxValue);
        }

        using var image = SKImage.FromPixelCopy(bitmap.Info, noisy);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    private static SKColor Color(ref RandomStream random) =>
        new((byte)random.NextInt(256), (byte)random.NextInt(256), (byte)random.NextInt(256));
}
