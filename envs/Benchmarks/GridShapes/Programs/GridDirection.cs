namespace MultiModalRL.Environments;

/// <summary>A relation between two cells.</summary>
internal enum GridDirection
{
    Left,
    Right,
    Above,
    Below,
}
