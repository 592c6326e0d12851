namespace MultiModalRL.Environments;

/// <summary>Which spending actions there are beside answering, what each costs and what it reveals.</summary>
/// <remarks>
/// Stateless: what is revealed is a mask of side × side cells that the environment keeps, together with the number of
/// spending actions so far.
/// </remarks>
public interface IProtocol
{
    /// <summary>Cells along each side of the partition that the reveal mask is over.</summary>
    int Side { get; }

    /// <summary>The group of the spending actions, or null where there are none.</summary>
    string? SpendingGroup { get; }

    /// <summary>How many spending actions to choose from.</summary>
    int SpendingCount { get; }

    /// <summary>Most spending actions of an episode.</summary>
    int MostSpending { get; }

    /// <summary>B: the cost of revealing (or doing) everything, in the protocol's unit.</summary>
    double Budget { get; }

    /// <summary>The cost of what the first observation shows.</summary>
    double InitialCost { get; }

    /// <summary>κ, the cost of each spending action.</summary>
    double SpendingCost { get; }

    /// <summary>What is seen before anything is revealed, or null.</summary>
    IThumbnails? Thumbnails { get; }

    /// <summary>Steps of reasoning, each of which but the first is a spending action; 0 where reasoning costs nothing.</summary>
    int ReasoningSteps { get; }

    /// <summary>
    /// Longest answer in words of the agent's own, in UTF-16 code units; 0, the default, where answers are chosen. Only with a protocol
    /// that has no spending actions.
    /// </summary>
    int ResponseLength => 0;

    /// <summary>Writes what the first observation reveals.</summary>
    void Begin(Span<byte> revealed);

    /// <summary>Reveals what a legal spending action reveals.</summary>
    void Spend(int action, Span<byte> revealed);

    /// <summary>Writes which spending actions are legal.</summary>
    /// <param name="spent">Spending actions so far.</param>
    /// <param name="revealed">What is revealed.</param>
    /// <param name="legal">Receives 1 where legal, else 0.</param>
    void Legal(int spent, ReadOnlySpan<byte> revealed, Span<byte> legal);

    /// <summary>Writes what may be revealed in the middle of an episode, drawn from a seed; seed 0 reveals everything.</summary>
    /// <returns>The number of spending actions that lead there.</returns>
    int Draw(ulong seed, Span<byte> revealed);
}
