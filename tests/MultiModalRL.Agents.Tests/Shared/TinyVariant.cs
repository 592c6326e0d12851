namespace MultiModalRL.Agents.Tests;

/// <summary>What a test may change about the tiny environment.</summary>
internal sealed record TinyVariant
{
    public string Name { get; init; } = "glimpse/Tiny-v0";

    public bool Looks { get; init; } = true;

    public bool Thumbnail { get; init; } = true;

    public double Deadline { get; init; } = 1;

    public string[] Answers { get; init; } = ["yes", "no", "maybe"];

    public string[] Tokens { get; init; } = ["", "?", "is", "it", "dark", "light"];

    /// <summary>1 for every cell whose pixels are turned to the opposite.</summary>
    public byte[] Inverted { get; init; } = new byte[9];
}
