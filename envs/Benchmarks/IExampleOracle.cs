namespace MultiModalRL.Environments;

/// <summary>The best policy of a benchmark under a protocol and a reward.</summary>
public interface IExampleOracle
{
    /// <summary>The action that earns the most from here on: an answer, or the number of answers plus a spending action.</summary>
    /// <param name="example">The example.</param>
    /// <param name="revealed">What is revealed, as the protocol says.</param>
    int Act(int example, ReadOnlySpan<byte> revealed);
}
