using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The agent sees everything. A model that reasons in steps (fusion <c>mac</c>) has taken one when it first acts; it answers
/// by what it knows then, or takes one step more. Each step costs 1 of a budget of S.
/// </summary>
internal sealed class DeliberateProtocol(Benchmark benchmark, DeliberateOptions options) : IProtocol
{
    public int Side { get; } = Partition.Side(benchmark, options.Side);

    public string SpendingGroup => ActionGroup.Think;

    public int SpendingCount => 1;

    public int MostSpending => options.Steps - 1;

    public int ReasoningSteps => options.Steps;

    public double Budget => options.Steps;

    public double InitialCost => 1;

    public double SpendingCost => 1;

    public IThumbnails? Thumbnails { get; } = benchmark.Thumbnails;

    public void Begin(Span<byte> revealed) => revealed.Fill(1);

    public void Spend(int action, Span<byte> revealed)
    {
    }

    public void Legal(int spent, ReadOnlySpan<byte> revealed, Span<byte> legal) => legal[0] = (byte)(spent < MostSpending ? 1 : 0);

    /// <summary>Every number of steps is equally likely.</summary>
    public int Draw(ulong seed, Span<byte> revealed)
    {
        revealed.Fill(1);
        return seed == 0 ? MostSpending : new RandomStream(seed).NextInt(options.Steps);
    }
}
