namespace MultiModalRL.Environments;

/// <summary>What shapes are compared by.</summary>
internal enum ShapeWorldStyleMeasure
{
    /// <summary>From left to right.</summary>
    X,

    /// <summary>From top to bottom.</summary>
    Y,

    /// <summary>From back to front, of shapes that overlap.</summary>
    Depth,

    /// <summary>Area.</summary>
    Size,

    /// <summary>How light they are.</summary>
    Shade,

    /// <summary>Having the same form.</summary>
    Form,

    /// <summary>Having the same color.</summary>
    Color,

    /// <summary>The distance from another one.</summary>
    Distance,
}
