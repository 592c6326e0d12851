namespace MultiModalRL.Environments;

/// <summary>The training files of SHAPES, each the beginning of the next larger one.</summary>
public enum ShapesTrainFile
{
    /// <summary>64 examples, one question.</summary>
    Tiny,

    /// <summary>640 examples, 10 questions.</summary>
    Small,

    /// <summary>6,400 examples, 100 questions.</summary>
    Med,

    /// <summary>13,568 examples, 212 questions.</summary>
    Large,
}
