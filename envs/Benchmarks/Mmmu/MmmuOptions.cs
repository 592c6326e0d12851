namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>Mmmu</c>.</summary>
public sealed record MmmuOptions : PublishedOptions
{
    /// <summary>Makes the options: larger images, longer questions.</summary>
    public MmmuOptions() => (ImageHeight, ImageWidth, QuestionTokens) = (128, 128, 512);

    /// <summary>Which questions are asked; the others are left out.</summary>
    public QuestionTask Task { get; init; } = QuestionTask.MultipleChoice;

    /// <summary>Whether questions without an image are asked too, with a white one; else they are left out.</summary>
    public bool WithoutImages { get; init; }
}
