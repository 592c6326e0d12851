namespace MultiModalRL.Environments.Tests;

/// <summary>The published parts of SHAPES, where they are at hand, and what their pictures show.</summary>
internal static class PublishedShapes
{
    private const int Width = 30;

    public static string[] Lines(string file) => File.ReadAllLines(Find(file));

    /// <summary>The pictures of a part: 30 × 30 × 3 bytes each, blue, green, red.</summary>
    public static byte[][] Pictures(string part)
    {
        var bytes = File.ReadAllBytes(Find(part + ".input.npy"));
        var start = 10 + BitConverter.ToUInt16(bytes, 8);
        return [.. bytes[start..].Chunk(Width * Width * 3)];
    }

    /// <summary>The codes of a picture's cells: the strongest channel is the color, the widths of its rows are the shape.</summary>
    public static byte[] Read(byte[] picture) => [.. Enumerable.Range(0, 9).Select(cell => (byte)Code(picture, cell / 3 * 10, cell % 3 * 10))];

    private static int Code(byte[] picture, int top, int left)
    {
        int Sum(int row, int channel) => Enumerable.Range(left, 10).Sum(column => picture[((((top + row) * Width) + column) * 3) + channel]);
        int[] strengths = [.. Enumerable.Range(0, 3).Select(channel => Enumerable.Range(0, 10).Sum(row => Sum(row, channel)))];
        var strongest = Array.IndexOf(strengths, strengths.Max());
        if (strengths[strongest] == 0)
        {
            return 0;
        }

        int[] rows = [.. Enumerable.Range(0, 10).Select(row => Sum(row, strongest))];
        // A triangle is widest at its bottom; a square's rows are alike, the outermost ones but for their share.
        var isTriangle = rows[2..5].Sum() * 1.5 < rows[5..8].Sum();
        var first = Array.FindIndex(rows, row => row > 0);
        var isSquare = !isTriangle && rows[first + 1] > 0.97 * rows[5];
        return 1 + ((2 - strongest) * 3) + (isTriangle ? 2 : isSquare ? 1 : 0);
    }

    private static string Find(string name)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        for (; folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "shapes", "exp_shapes", "shapes_dataset", name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        Assert.Ignore("../shared/data/shapes is not there");
        throw new InvalidOperationException("never reached");
    }
}
