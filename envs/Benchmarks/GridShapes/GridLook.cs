namespace MultiModalRL.Environments;

/// <summary>How much the looks of a difficulty vary; never so much that a cell's kind is in doubt.</summary>
/// <param name="ColorJitter">Largest change of a channel of a shape's or the background's color, of 255.</param>
/// <param name="Noise">Largest change of a channel of a pixel, of 255.</param>
/// <param name="Shift">Largest shift of a shape along each axis, as a share of the cell.</param>
/// <param name="Growth">Largest relative change of a shape's size.</param>
internal readonly record struct GridLook(int ColorJitter, int Noise, float Shift, float Growth)
{
    public static GridLook Of(GridDifficulty difficulty) => difficulty switch
    {
        GridDifficulty.Easy => new(0, 0, 0, 0),
        GridDifficulty.Standard => new(12, 8, 0.03f, 0.05f),
        _ => new(20, 14, 0.05f, 0.08f),
    };
}
