using System.Collections.Immutable;
using System.Text.Json;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

/// <summary>Published training pictures of NLVR, where they are at hand, and the scenes that they show.</summary>
internal static class PublishedNlvr
{
    private static readonly SKColor[] Colors = [new(255, 255, 0), new(0, 0, 0), new(0, 153, 255)];

    /// <summary>Sentence, label and picture of every training record.</summary>
    public static IEnumerable<(string Sentence, bool Label, string Picture)> Records()
    {
        var folder = Path.Combine(PublishedData.Folder("nlvr"), "train");
        return File.ReadLines(Path.Combine(folder, "train.json")).Select(line =>
        {
            var record = JsonDocument.Parse(line).RootElement;
            string Text(string name) => record.GetProperty(name).GetString()!;
            return (Text("sentence"), Text("label") == "true", Path.Combine(folder, "images", Text("directory"), $"train-{Text("identifier")}-0.png"));
        });
    }

    /// <summary>The pixels of a picture, red, green and blue.</summary>
    public static byte[] Pixels(string picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return [.. bitmap.Pixels.SelectMany(pixel => (byte[])[pixel.Red, pixel.Green, pixel.Blue])];
    }

    /// <summary>What a picture shows, by the extents and areas of what is of one color.</summary>
    public static NlvrScene Read(string picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        var pixels = bitmap.Pixels;
        ImmutableArray<NlvrItem>[] boxes = [.. Enumerable.Range(0, 3).Select(box => Box(pixels, bitmap.Width, box * 150))];
        var isTower = boxes.All(box => box.All(thing => thing is { X: 40, Size: 20, Shape: 1 }));
        return new([.. boxes.Select(box => box.OrderByDescending(thing => thing.Y).ToImmutableArray())], isTower);
    }

    private static ImmutableArray<NlvrItem> Box(SKColor[] pixels, int width, int left)
    {
        var colors = new int[100, 100];
        for (var at = 0; at < 10_000; at++)
        {
            var pixel = pixels[(at / 100 * width) + left + (at % 100)];
            colors[at / 100, at % 100] = 1 + Array.FindIndex(Colors, color =>
                Math.Max(Math.Abs(color.Red - pixel.Red), Math.Max(Math.Abs(color.Green - pixel.Green), Math.Abs(color.Blue - pixel.Blue))) < 60);
        }

        var things = ImmutableArray.CreateBuilder<NlvrItem>();
        for (var at = 0; at < 10_000; at++)
        {
            if (colors[at / 100, at % 100] is > 0 and var color)
            {
                things.AddRange(Things(Fill(colors, at / 100, at % 100), color - 1));
            }
        }

        return things.ToImmutable();
    }

    // The pixels of one color that hang together, which are then taken away.
    private static List<(int Row, int Column)> Fill(int[,] colors, int row, int column)
    {
        var color = colors[row, column];
        var filled = new List<(int Row, int Column)> { (row, column) };
        colors[row, column] = 0;
        for (var i = 0; i < filled.Count; i++)
        {
            foreach (var (down, across) in new[] { (0, 1), (1, 0), (0, -1), (-1, 0) })
            {
                var (next, beside) = (filled[i].Row + down, filled[i].Column + across);
                if (next is >= 0 and < 100 && beside is >= 0 and < 100 && colors[next, beside] == color)
                {
                    colors[next, beside] = 0;
                    filled.Add((next, beside));
                }
            }
        }

        return filled;
    }

    private static IEnumerable<NlvrItem> Things(List<(int Row, int Column)> pixels, int color)
    {
        var (left, right) = (pixels.Min(pixel => pixel.Column), pixels.Max(pixel => pixel.Column) + 1);
        var (top, bottom) = (pixels.Min(pixel => pixel.Row), pixels.Max(pixel => pixel.Row) + 1);
        var (width, height) = (right - left, bottom - top);
        if (pixels.Count == width * height)
        {
            // Blocks that touch are one.
            var side = Math.Min(width, height);
            return from down in Enumerable.Range(0, height / side)
                   from across in Enumerable.Range(0, width / side)
                   select new NlvrItem(left + (across * side), top + (down * side), side, 1, color);
        }

        // The tip of a triangle is too thin to be of its color.
        return pixels.Count < 1 ? [] : [new NlvrItem(left, bottom - width, width, pixels.Count > 0.6 * width * width ? 0 : 2, color)];
    }
}
