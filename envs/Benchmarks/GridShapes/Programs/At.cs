namespace MultiModalRL.Environments;

/// <summary>One cell, if it holds a shape.</summary>
/// <param name="Cell">The cell, row-major.</param>
/// <param name="Place">How it is called: <c>top left</c>.</param>
internal sealed record At(int Cell, string Place) : CellSet
{
    public override uint Select(ReadOnlySpan<byte> grid) => grid[Cell] == 0 ? 0 : 1u << Cell;
}
