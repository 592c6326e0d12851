namespace MultiModalRL.Environments;

/// <summary>Which questions are asked about pictures in the style of SHAPES.</summary>
public enum ShapesStyleQuestions
{
    /// <summary>All that the language has.</summary>
    All,

    /// <summary>Those of the published training part.</summary>
    Published,
}
