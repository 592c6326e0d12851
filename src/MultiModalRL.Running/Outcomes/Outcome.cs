using System.Text.Json.Serialization;

namespace MultiModalRL.Running;

/// <summary>What came of one example of a split under one policy.</summary>
/// <param name="Example">The example's number in its split.</param>
/// <param name="Cluster">The image it is about: what errors are clustered by.</param>
/// <param name="Type">The question's type.</param>
/// <param name="Reference">The reference answer; −1 where it is not among the answers.</param>
/// <param name="Answer">The answer given; −1 where the episode ended without one, or with words that are none of the answers.</param>
/// <param name="Accuracy">a ∈ [0, 1], the official accuracy.</param>
/// <param name="Cost">c, the normalised cost, not clipped.</param>
/// <param name="Reward">The sum of rewards.</param>
/// <param name="Actions">The actions taken, the last one answering; −1 for words of the agent's own.</param>
public sealed record Outcome(
    int Example, int Cluster, int Type, int Reference, int Answer, double Accuracy, double Cost, double Reward, int[] Actions)
{
    /// <summary>What the agent said, where answers are given in words; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Response { get; init; }
}
