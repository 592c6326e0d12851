using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The agent sees the question and the thumbnail; each step reveals one cell of a G×G partition, at cost 1, or
/// answers. The budget is the number of cells; a thumbnail costs its share of it.
/// </summary>
internal sealed class GlimpseProtocol(Benchmark benchmark, GlimpseOptions options) : IProtocol
{
    public int Side { get; } = Partition.Side(benchmark, options.Side);

    public string SpendingGroup => ActionGroup.Look;

    public int SpendingCount => Side * Side;

    public double Budget => SpendingCount;

    public int MostSpending => SpendingCount;

    public int ReasoningSteps => 0;

    public IThumbnails? Thumbnails => benchmark.Thumbnails;

    public double InitialCost => (benchmark.Thumbnails?.Cost ?? 0) * Budget;

    public double SpendingCost => 1;

    public void Begin(Span<byte> revealed) => revealed.Clear();

    public void Spend(int action, Span<byte> revealed) => revealed[action] = 1;

    public void Legal(int spent, ReadOnlySpan<byte> revealed, Span<byte> legal)
    {
        // Eight cells at a time: a mask holds 0 and 1 alone, so its complement is its lowest bits flipped.
        var eights = MemoryMarshal.Cast<byte, ulong>(revealed);
        var flipped = MemoryMarshal.Cast<byte, ulong>(legal);
        for (var i = 0; i < eights.Length; i++)
        {
            flipped[i] = eights[i] ^ 0x0101010101010101;
        }

        for (var i = 8 * eights.Length; i < revealed.Length; i++)
        {
            legal[i] = (byte)(1 - revealed[i]);
        }
    }

    /// <summary>Every number of revealed cells is equally likely, and every set of that number.</summary>
    public int Draw(ulong seed, Span<byte> revealed)
    {
        if (seed == 0)
        {
            revealed.Fill(1);
            return revealed.Length;
        }

        var random = new RandomStream(seed);
        revealed.Clear();
        var looks = random.NextInt(revealed.Length + 1);
        revealed[..looks].Fill(1);
        random.Shuffle(revealed);
        return looks;
    }
}
