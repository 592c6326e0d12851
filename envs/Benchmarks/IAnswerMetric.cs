namespace MultiModalRL.Environments;

/// <summary>A benchmark's official per-item rule.</summary>
public interface IAnswerMetric
{
    /// <summary>The metric's name.</summary>
    string Name { get; }

    /// <summary>The smallest difference between two values the rule can give: what λ must stay below for "more accurate first".</summary>
    double SmallestDifference { get; }

    /// <summary>The accuracy in [0, 1] of an answer to an example.</summary>
    double Accuracy(int example, int answer);
}
