namespace MultiModalRL.Environments;

/// <summary>The agent sees everything, at the cost of the whole budget, and answers once.</summary>
/// <param name="benchmark">The benchmark.</param>
/// <param name="side">Cells along each side of the mask; null for the benchmark's own.</param>
internal sealed class OneshotProtocol(Benchmark benchmark, int? side) : IProtocol
{
    public int Side { get; } = Partition.Side(benchmark, side);

    public int ResponseLength { get; init; }

    public string? SpendingGroup => null;

    public int SpendingCount => 0;

    public double Budget => Side * Side;

    public int MostSpending => 0;

    public int ReasoningSteps => 0;

    public IThumbnails? Thumbnails { get; } = benchmark.Thumbnails;

    public double InitialCost => Budget;

    public double SpendingCost => 0;

    public void Begin(Span<byte> revealed) => revealed.Fill(1);

    public void Spend(int action, Span<byte> revealed) =>
        throw new InvalidOperationException("the oneshot protocol has no spending actions");

    public void Legal(int spent, ReadOnlySpan<byte> revealed, Span<byte> legal)
    {
    }

    public int Draw(ulong seed, Span<byte> revealed)
    {
        revealed.Fill(1);
        return 0;
    }
}
