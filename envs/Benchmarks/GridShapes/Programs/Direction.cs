namespace MultiModalRL.Environments;

/// <summary>A relation between two cells.</summary>
internal enum Direction
{
    Left,
    Right,
    Above,
    Below,
}
