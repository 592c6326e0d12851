namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class ThumbnailContrastTests
{
    [Test]
    public void Highest_OneBlockACell_FollowsTheDeviationFromTheMean()
    {
        // Mean 4/9 = .444; deviations: 1 → .556, 0 → .444, .5 → .056.
        float[] thumbnail = [0, .5f, 1, 0, .5f, 1, .5f, 0, .5f];
        var contrast = new ThumbnailContrast(3, 3, 1, side: 3);
        // The ones: 2 (even) before 5 (odd). The zeros: 0 before 3 and 7 (odd both). The halves: 4, 6, 8, then 1.
        Assert.That(Order(contrast, thumbnail, 9), Is.EqualTo(new[] { 2, 5, 0, 3, 7, 4, 6, 8, 1 }));
    }

    [Test]
    public void Highest_Colours_UsesTheDistanceOverAllChannels()
    {
        // Mean (.5, .25). Squared distances: .25 + .0625, .25 + .0625, .25 + .0625, .25 + .5625.
        float[] thumbnail = [0, 0, 1, 0, 0, 0, 1, 1];
        var contrast = new ThumbnailContrast(2, 2, 2, side: 2);
        Assert.That(Order(contrast, thumbnail, 4), Is.EqualTo(new[] { 3, 0, 1, 2 }));
    }

    [Test]
    public void Highest_ThumbnailCoarserThanPartition_SharesTheBlocksValue()
    {
        // 2 × 2 blocks over 4 × 4 cells: the bright block lies at the bottom left (cells 8, 9, 12, 13).
        float[] thumbnail = [0, 0, 1, 0];
        var order = Order(new ThumbnailContrast(2, 2, 1, side: 4), thumbnail, 16);
        Assert.Multiple(() =>
        {
            Assert.That(order[..4], Is.EqualTo(new[] { 8, 13, 9, 12 }));
            Assert.That(order[4..10], Is.EqualTo(new[] { 0, 2, 5, 7, 10, 15 }));
        });
    }

    [Test]
    public void Highest_BlocksThatDoNotDivideTheCells_TakesTheBlockOfTheCellsCentre()
    {
        // 2 columns over 3 cells: the cell in the middle has its centre on the border and takes the right block.
        float[] thumbnail = [0, 1, 0, 0];
        var order = Order(new ThumbnailContrast(2, 2, 1, side: 3), thumbnail, 9);
        Assert.That(order[..2], Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public void Highest_ThumbnailFinerThanPartition_AveragesOverTheBlocksOfTheCell()
    {
        // Cell 1 is half black, half white (its mean colour is that of the image, its contrast is not 0); the rest is grey.
        float[] thumbnail =
        [
            .5f, .5f, 0, 1,
            .5f, .5f, 1, 0,
            .5f, .5f, .5f, .5f,
            .5f, .5f, .5f, .5f,
        ];
        Assert.That(Order(new ThumbnailContrast(4, 4, 1, side: 2), thumbnail, 4), Is.EqualTo(new[] { 1, 0, 3, 2 }));
    }

    [Test]
    public void Highest_NoCandidate_IsNone() =>
        Assert.That(new ThumbnailContrast(3, 3, 1, side: 3).Highest(new float[9], new byte[9]), Is.EqualTo(-1));

    private static int[] Order(ThumbnailContrast contrast, float[] thumbnail, int cells)
    {
        byte[] candidates = [.. Enumerable.Repeat((byte)1, cells)];
        var order = new List<int>();
        while (contrast.Highest(thumbnail, candidates) is >= 0 and var cell)
        {
            order.Add(cell);
            candidates[cell] = 0;
        }

        return [.. order];
    }
}
