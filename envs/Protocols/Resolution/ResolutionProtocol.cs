using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The agent sees the question and the image at a low resolution (block means), at the cost of the pixels shown; it answers,
/// or asks once for the full resolution, at the cost of the whole budget, and then answers.
/// </summary>
internal sealed class ResolutionProtocol : IProtocol
{
    private const int Usual = 4;

    public ResolutionProtocol(Benchmark benchmark, ResolutionOptions options)
    {
        Side = Partition.Side(benchmark, options.Side);
        Thumbnails = Reduced(benchmark.Images, options.Reduction);
    }

    public int Side { get; }

    public string SpendingGroup => ActionGroup.Request;

    public int SpendingCount => 1;

    public int MostSpending => 1;

    public int ReasoningSteps => 0;

    public double Budget => Side * Side;

    public IThumbnails Thumbnails { get; }

    public double InitialCost => Thumbnails.Cost * Budget;

    public double SpendingCost => Budget;

    public void Begin(Span<byte> revealed) => revealed.Clear();

    public void Spend(int action, Span<byte> revealed) => revealed.Fill(1);

    public void Legal(int spent, ReadOnlySpan<byte> revealed, Span<byte> legal) => legal[0] = (byte)(1 - revealed[0]);

    /// <summary>Full resolution is as likely as low.</summary>
    public int Draw(ulong seed, Span<byte> revealed)
    {
        var requests = seed == 0 ? 1 : new RandomStream(seed).NextInt(2);
        revealed.Fill((byte)requests);
        return requests;
    }

    private BlockMeanThumbnails Reduced(IImageStore images, int? given)
    {
        var (height, width, _) = images.Shape;
        int[] fitting = [.. Enumerable.Range(2, Math.Min(height, width) - 1).Where(reduction => Fits(height, reduction) && Fits(width, reduction))];
        var chosen = given ?? fitting.DefaultIfEmpty(2).MinBy(reduction => Math.Abs(reduction - Usual));
        return fitting.Contains(chosen)
            ? new BlockMeanThumbnails(images, height / chosen, width / chosen)
            : throw new InputException($"environment.protocol.reduction is {chosen}: expected one of {string.Join(", ", fitting)} for images of {height}×{width} pixels in {Side}×{Side} cells");
    }

    // Models lay the reduced image over the cells.
    private bool Fits(int pixels, int reduction) =>
        pixels % reduction == 0 && (pixels / reduction % Side == 0 || Side % (pixels / reduction) == 0);
}
