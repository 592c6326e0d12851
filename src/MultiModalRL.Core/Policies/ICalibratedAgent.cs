namespace MultiModalRL.Core;

/// <summary>An agent with one setting that the runner chooses by mean reward on the validation split.</summary>
public interface ICalibratedAgent : IAgent
{
    /// <summary>The values to choose among; empty where the setting was given by the user.</summary>
    IReadOnlyList<double> Candidates { get; }

    /// <summary>Sets the value; both policies follow it from the next episode on.</summary>
    void Select(double candidate);
}
