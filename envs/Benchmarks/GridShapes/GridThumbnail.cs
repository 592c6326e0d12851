namespace MultiModalRL.Environments;

/// <summary>What is seen of a grid before anything is revealed.</summary>
public enum GridThumbnail
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One bit a cell: whether it holds a shape.</summary>
    Occupancy,
}
