namespace MultiModalRL.Environments;

/// <summary>A demand on the grid beside its answer: one of some cells holds one of some codes.</summary>
/// <param name="Cells">The cells, bit i for cell i.</param>
/// <param name="Codes">The codes; 0 demands nothing.</param>
internal readonly record struct GridRequirement(uint Cells, uint Codes)
{
    public bool Holds(ReadOnlySpan<byte> grid)
    {
        for (var cell = 0; cell < grid.Length && Codes != 0; cell++)
        {
            if (((Cells >> cell) & (Codes >> grid[cell]) & 1) != 0)
            {
                return true;
            }
        }

        return Codes == 0;
    }
}
