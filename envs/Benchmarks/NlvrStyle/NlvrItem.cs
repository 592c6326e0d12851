namespace MultiModalRL.Environments;

/// <summary>A thing in a box of NLVR, which is 100 × 100 pixels.</summary>
/// <param name="X">Its left edge, in pixels.</param>
/// <param name="Y">Its upper edge, in pixels.</param>
/// <param name="Size">Its width and height: 10, 20 or 30 pixels.</param>
/// <param name="Shape">0 a circle, 1 a square, 2 a triangle.</param>
/// <param name="Color">0 yellow, 1 black, 2 blue, as in <see cref="NlvrColors"/>.</param>
internal readonly record struct NlvrItem(int X, int Y, int Size, int Shape, int Color)
{
    /// <summary>Pixels along each side of a box.</summary>
    public const int BoxPixels = 100;

    public bool IsAtLeft => X == 0;

    public bool IsAtRight => X + Size == BoxPixels;

    public bool IsAtTop => Y == 0;

    public bool IsAtBottom => Y + Size == BoxPixels;
}
