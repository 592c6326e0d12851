namespace MultiModalRL.Environments;

/// <summary>One cell, if it holds a shape.</summary>
/// <param name="Cell">The cell, row-major.</param>
/// <param name="Name">How it is called: <c>top left</c>.</param>
internal sealed record GridPlace(int Cell, string Name) : GridCellSet
{
    public override uint Select(ReadOnlySpan<byte> grid) => grid[Cell] == 0 ? 0 : 1u << Cell;
}
