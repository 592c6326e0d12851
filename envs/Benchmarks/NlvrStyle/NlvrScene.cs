using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Three boxes of things: a tower each, its things from the bottom up, or things anywhere.</summary>
/// <param name="Boxes">The things of each box.</param>
/// <param name="IsTower">Whether the things are the blocks of one tower a box.</param>
internal sealed record NlvrScene(ImmutableArray<ImmutableArray<NlvrItem>> Boxes, bool IsTower)
{
    /// <summary>How many boxes a picture has.</summary>
    public const int BoxCount = 3;

    private const int BlockSize = 20;

    /// <summary>Draws a scene as the published training pictures have them.</summary>
    /// <param name="isTower">Whether it is one of towers.</param>
    /// <param name="random">What it is drawn from.</param>
    public static NlvrScene Draw(bool isTower, ref RandomStream random)
    {
        var boxes = ImmutableArray.CreateBuilder<ImmutableArray<NlvrItem>>(BoxCount);
        for (var box = 0; box < BoxCount; box++)
        {
            boxes.Add(isTower ? Tower(ref random) : Things(ref random));
        }

        return new(boxes.MoveToImmutable(), isTower);
    }

    // Blocks of 20 pixels in the middle, with a pixel between them.
    private static ImmutableArray<NlvrItem> Tower(ref RandomStream random)
    {
        var blocks = new NlvrItem[1 + random.NextInt(4)];
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = new(40, 80 - (i * (BlockSize + 1)), BlockSize, 1, random.NextInt(3));
        }

        return [.. blocks];
    }

    // Places are uniform, and what would stand out of the box is moved to its right or lower edge: many things touch those.
    private static ImmutableArray<NlvrItem> Things(ref RandomStream random)
    {
        var things = new List<NlvrItem>();
        for (var count = 1 + random.NextInt(7); things.Count < count;)
        {
            var size = 10 * (1 + random.NextInt(3));
            var most = NlvrItem.BoxPixels - size;
            var (x, y) = (Math.Min(random.NextInt(NlvrItem.BoxPixels + 1), most), Math.Min(random.NextInt(NlvrItem.BoxPixels + 1), most));
            var thing = new NlvrItem(x, y, size, random.NextInt(3), random.NextInt(3));
            if (!things.Exists(other => Overlap(thing, other)))
            {
                things.Add(thing);
            }
        }

        return [.. things];
    }

    private static bool Overlap(NlvrItem one, NlvrItem other) =>
        one.X <= other.X + other.Size && other.X <= one.X + one.Size && one.Y <= other.Y + other.Size && other.Y <= one.Y + one.Size;
}
