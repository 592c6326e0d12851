using System.Numerics;

namespace MultiModalRL.Environments;

/// <summary>The cells whose code is in a set.</summary>
/// <param name="Codes">The codes, as a bit mask.</param>
/// <param name="One">How one such shape is called: <c>red circle</c>, <c>red shape</c>, <c>circle</c>.</param>
internal sealed record GridFilter(uint Codes, string One) : GridCellSet
{
    /// <summary>How several are called.</summary>
    public string Many => One + (One.EndsWith('s') ? "es" : "s");

    /// <summary>Whether it names one kind, and that kind is among some codes.</summary>
    public bool Names(uint codes) => BitOperations.PopCount(Codes) == 1 && (Codes & codes) != 0;

    public override uint Select(ReadOnlySpan<byte> grid)
    {
        var cells = 0u;
        for (var cell = 0; cell < grid.Length; cell++)
        {
            cells |= ((Codes >> grid[cell]) & 1) << cell;
        }

        return cells;
    }

    public int Count(ReadOnlySpan<byte> grid) => BitOperations.PopCount(Select(grid));
}
