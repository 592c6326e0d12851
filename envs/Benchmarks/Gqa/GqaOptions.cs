namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>Gqa</c>.</summary>
public sealed record GqaOptions : PublishedOptions
{
    /// <summary>Makes the options: as many answers as the balanced training questions have.</summary>
    public GqaOptions() => AnswerCount = 1878;

    /// <summary>Whether the balanced questions alone are asked, as the official accuracy counts; else all that a part has.</summary>
    public bool Balanced { get; init; } = true;
}
