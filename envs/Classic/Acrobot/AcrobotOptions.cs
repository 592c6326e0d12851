using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>classic/Acrobot-v1</c>.</summary>
public sealed record AcrobotOptions
{
    /// <summary>Steps after which an episode is truncated.</summary>
    [Range(1, 1_000_000)]
    public int MaxEpisodeSteps { get; init; } = 500;
}
