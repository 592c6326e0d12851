using System.Runtime.InteropServices;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class ThumbnailFeaturesTests
{
    [Test]
    public void Spread_FinerThanTheCells_GivesEachCellItsBlocks()
    {
        // 4 × 4 blocks over 2 × 2 cells: cell 0 has blocks 0, 1, 4, 5.
        var values = Spread(rows: 4, channels: 1, side: 2, [.. Enumerable.Range(0, 16).Select(i => (float)i)]);
        Assert.That(values, Is.EqualTo(new float[] { 0, 1, 4, 5, 2, 3, 6, 7, 8, 9, 12, 13, 10, 11, 14, 15 }));
    }

    [Test]
    public void Spread_CoarserThanTheCells_GivesEachCellTheBlockItLiesIn()
    {
        // 2 × 2 blocks of two channels over 4 × 4 cells.
        var values = Spread(rows: 2, channels: 2, side: 4, [1, 10, 2, 20, 3, 30, 4, 40]);
        int[] blocks = [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4];
        Assert.That(values, Is.EqualTo(blocks.SelectMany(block => new float[] { block, 10 * block })));
    }

    [Test]
    public void Spread_AsFineAsTheCells_LeavesItAsItIs()
    {
        float[] values = [.. Enumerable.Range(0, 27).Select(i => (float)i)];
        Assert.That(Spread(rows: 3, channels: 3, side: 3, values), Is.EqualTo(values));
    }

    [TestCase(4, 1, 2, 4)]
    [TestCase(2, 3, 4, 3)]
    [TestCase(3, 3, 3, 3)]
    [TestCase(0, 0, 3, 0)]
    public void Width_AnyShape_IsTheFeaturesOfACell(int rows, int channels, int side, int expected) =>
        Assert.That(ThumbnailFeatures.Width(Shape(rows, channels, side)), Is.EqualTo(expected));

    private static float[] Spread(int rows, int channels, int side, float[] values)
    {
        using var scope = NewDisposeScope();
        var spread = ThumbnailFeatures.Spread(from_array(values).reshape(1, -1), Shape(rows, channels, side));
        Assert.That(spread.shape[..2], Is.EqualTo(new long[] { 1, side * side }));
        return MemoryMarshal.Cast<byte, float>(spread.contiguous().bytes).ToArray();
    }

    private static ModelShape Shape(int rows, int channels, int side) => new()
    {
        Image = new ImageShape(12, 12, 3),
        Side = side,
        QuestionLength = 2,
        Tokens = ["", "?"],
        Answers = ["yes", "no"],
        Thumbnail = rows == 0 ? [] : [rows, rows, channels],
    };
}
