namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>MathVista</c>.</summary>
public sealed record MathVistaOptions : PublishedOptions
{
    /// <summary>Makes the options: larger images, longer questions.</summary>
    public MathVistaOptions() => (ImageHeight, ImageWidth, QuestionTokens) = (128, 128, 256);

    /// <summary>Which questions are asked; the others are left out.</summary>
    public QuestionTask Task { get; init; } = QuestionTask.MultipleChoice;
}
