namespace MultiModalRL.Environments;

/// <summary>A program that picks cells of a grid.</summary>
internal abstract record GridCellSet
{
    /// <summary>The cells picked, bit i for cell i, row-major.</summary>
    public abstract uint Select(ReadOnlySpan<byte> grid);
}
