namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>ScienceQa</c>.</summary>
public sealed record ScienceQaOptions : PublishedOptions
{
    /// <summary>Makes the options: questions as long as those with hints.</summary>
    public ScienceQaOptions() => QuestionTokens = 512;

    /// <summary>Whether questions without an image are asked too, with a white one; else they are left out.</summary>
    public bool WithoutImages { get; init; }

    /// <summary>Whether the question's hint, a text that it may need, stands before it.</summary>
    public bool Hints { get; init; } = true;
}
