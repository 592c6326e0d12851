namespace MultiModalRL.Core;

/// <summary>An agent that stops by a loss which the runner measures on the validation split.</summary>
public interface IValidatedAgent : IAgent, IAnswerModel
{
    /// <summary>Steps between two measurements; 0 where the agent wants none.</summary>
    long ValidateEvery { get; }

    /// <summary>
    /// Takes in the validation loss (mean cross-entropy over random reveal masks, in nats). False when learning is
    /// over: the agent has then gone back to its best weights.
    /// </summary>
    bool Validated(double loss, IMetricSink metrics);
}
