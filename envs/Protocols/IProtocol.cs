namespace MultiModalRL.Environments;

/// <summary>Which spending actions there are beside answering, what each costs and what it reveals.</summary>
/// <remarks>Stateless: what is revealed is a mask of side × side cells that the environment keeps.</remarks>
public interface IProtocol
{
    /// <summary>Cells along each side of the partition that the reveal mask is over.</summary>
    int Side { get; }

    /// <summary>The group of the spending actions, or null where there are none.</summary>
    string? SpendingGroup { get; }

    /// <summary>How many spending actions.</summary>
    int SpendingCount { get; }

    /// <summary>B: the cost of revealing everything, in the protocol's unit.</summary>
    double Budget { get; }

    /// <summary>The cost of what the first observation shows.</summary>
    double InitialCost { get; }

    /// <summary>κ, the cost of each spending action.</summary>
    double SpendingCost { get; }

    /// <summary>Writes what the first observation reveals.</summary>
    void Begin(Span<byte> revealed);

    /// <summary>Reveals what a legal spending action reveals.</summary>
    void Spend(int action, Span<byte> revealed);

    /// <summary>Writes which spending actions are legal.</summary>
    void Legal(ReadOnlySpan<byte> revealed, Span<byte> legal);

    /// <summary>Writes what may be revealed in the middle of an episode, drawn from a seed; seed 0 reveals everything.</summary>
    void Draw(ulong seed, Span<byte> revealed);
}
