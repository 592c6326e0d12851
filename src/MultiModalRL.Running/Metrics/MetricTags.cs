namespace MultiModalRL.Running;

/// <summary>The tags of what the runner itself measures (CleanRL's names where it has one).</summary>
public static class MetricTags
{
    /// <summary>Mean return of the last 100 episodes.</summary>
    public const string EpisodicReturn = "charts/episodic_return";

    /// <summary>Mean length of the last 100 episodes, in steps.</summary>
    public const string EpisodicLength = "charts/episodic_length";

    /// <summary>Mean official accuracy of the last 100 episodes.</summary>
    public const string Accuracy = "charts/accuracy";

    /// <summary>Mean normalised cost c of the last 100 episodes, not clipped.</summary>
    public const string Cost = "charts/cost";

    /// <summary>Sub-environments that crashed and were made anew since the run began; logged where that is allowed.</summary>
    public const string EnvironmentRestarts = "charts/environment_restarts";

    /// <summary>Steps per second since the process began or went on with the run. Wall clock.</summary>
    public const string StepsPerSecond = "charts/SPS";

    /// <summary>The loss that <see cref="Core.IValidatedAgent"/> is told, in nats.</summary>
    public const string ValidationLoss = "validation/cross_entropy";

    /// <summary>Mean return of the evaluation policy on validation; logged where <see cref="RunOptions.EvaluationSteps"/> asks for it.</summary>
    public const string ValidationReturn = "validation/return";

    /// <summary>Mean official accuracy of the same, where questions are answered.</summary>
    public const string ValidationAccuracy = "validation/accuracy";

    /// <summary>Mean normalised cost c of the same, where questions are answered.</summary>
    public const string ValidationCost = "validation/cost";

    /// <summary>What tags of reward components begin with: the mean over the last 100 episodes of the component's sum.</summary>
    public const string RewardPrefix = "reward/";

    /// <summary>What further tags of wall-clock figures begin with.</summary>
    public const string TimePrefix = "time/";

    /// <summary>Whether a tag's values depend on the clock: all others are the same, bit for bit, whenever a run is repeated.</summary>
    public static bool IsWallClock(string tag) =>
        tag == StepsPerSecond || tag.StartsWith(TimePrefix, StringComparison.Ordinal);
}
