namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>AOkVqa</c>.</summary>
public sealed record AOkVqaOptions : PublishedOptions
{
    /// <summary>How questions are asked: with their options, or without them.</summary>
    public QuestionTask Task { get; init; } = QuestionTask.MultipleChoice;
}
