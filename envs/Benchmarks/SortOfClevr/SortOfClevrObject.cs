namespace MultiModalRL.Environments;

/// <summary>An object of a scene; its colour is its number in the scene.</summary>
/// <param name="X">The column of its centre.</param>
/// <param name="Y">The row of its centre.</param>
/// <param name="IsCircle">Whether it is a circle, else a square.</param>
public readonly record struct SortOfClevrObject(int X, int Y, bool IsCircle)
{
    /// <summary>The squared distance between two centres, in pixels.</summary>
    public int SquaredDistance(SortOfClevrObject other) => ((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y));
}
