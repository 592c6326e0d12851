namespace MultiModalRL.Environments;

/// <summary>The six question kinds of Sort-of-CLEVR; the first three need one object alone.</summary>
public enum SortOfClevrQuestionKind
{
    /// <summary>The object's shape.</summary>
    Shape,

    /// <summary>Whether the object is in the left half.</summary>
    Horizontal,

    /// <summary>Whether the object is in the top half.</summary>
    Vertical,

    /// <summary>The shape of the object that is closest to the object.</summary>
    Closest,

    /// <summary>The shape of the object that is furthest from the object.</summary>
    Furthest,

    /// <summary>How many objects have the object's shape, itself among them.</summary>
    Count,
}
