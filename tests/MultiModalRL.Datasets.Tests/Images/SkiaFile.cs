using SkiaSharp;

namespace MultiModalRL.Datasets.Tests;

/// <summary>JPEG and WebP files of four flat quadrants, and the EXIF segment of a JPEG.</summary>
internal static class SkiaFile
{
    public static readonly (byte R, byte G, byte B)[] Quadrants = [(200, 30, 40), (30, 190, 60), (40, 50, 210), (240, 230, 20)];

    public static byte[] Jpeg(int width, int height) => Encode(width, height, bitmap =>
        bitmap.Encode(SKEncodedImageFormat.Jpeg, 100));

    public static byte[] LosslessWebp(int width, int height) => Encode(width, height, bitmap =>
        bitmap.PeekPixels().Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 100))!);

    /// <summary>The same JPEG with an APP1 segment that holds one TIFF tag, the orientation.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
        byte[] payload = [.. "Exif\0\0"u8, .. tiff];
        var length = payload.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. payload, .. jpeg[2..]];
    }

    private static byte[] Encode(int width, int height, Func<SKBitmap, SKData> encode)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = Quadrants[(x * 2 / width) + (y * 2 / height * 2)];
                bitmap.SetPixel(x, y, new SKColor(r, g, b));
            }
        }

        using var data = encode(bitmap);
        return data.ToArray();
    }
}
