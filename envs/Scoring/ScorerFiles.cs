namespace MultiModalRL.Environments;

/// <summary>The files a metric takes, each described for help texts and messages.</summary>
/// <param name="Predictions">The prediction file's official format.</param>
/// <param name="Annotations">What <c>--annotations</c> holds.</param>
public sealed record ScorerFiles(string Predictions, string Annotations)
{
    /// <summary>How many annotation files may be given.</summary>
    public int MostAnnotations { get; init; } = 1;

    /// <summary>What <c>--questions</c> holds; null where the metric has no use for it.</summary>
    public string? Questions { get; init; }

    /// <summary>Whether the questions hold the answers, so that <c>--questions</c> names the annotations too.</summary>
    public bool QuestionsAreAnnotations { get; init; }

    /// <summary>What <c>--choices</c> holds; null where the metric has no use for it.</summary>
    public string? Choices { get; init; }
}
