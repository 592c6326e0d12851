namespace MultiModalRL.Running.Tests;

public sealed record PickerOptions
{
    /// <summary>The answer always given; null to choose it on validation.</summary>
    public int? Answer { get; init; }
}
