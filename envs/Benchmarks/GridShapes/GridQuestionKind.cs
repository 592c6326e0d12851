namespace MultiModalRL.Environments;

/// <summary>What a GridShapes question asks for; also the benchmark's question types.</summary>
public enum GridQuestionKind
{
    /// <summary>"is there a red circle": no or yes.</summary>
    Exists,

    /// <summary>"how many red shapes are there": 0 … 3.</summary>
    Count,

    /// <summary>"what color is the shape in the top left": a color or a shape.</summary>
    Attribute,

    /// <summary>"is the red circle left of the blue square": no or yes; both are there exactly once.</summary>
    Relation,

    /// <summary>"are there more red shapes than circles": no or yes.</summary>
    Compare,
}
