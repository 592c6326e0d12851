namespace MultiModalRL.Core;

/// <summary>What an agent learns from: it decides what the runner does while training.</summary>
public enum LearningSource
{
    /// <summary>Nothing: the agent is ready once made (fixed rules).</summary>
    Nothing,

    /// <summary>The labelled observations of the training split; the environment is not stepped.</summary>
    Supervision,

    /// <summary>Episodes played by its behaviour policy.</summary>
    Experience,
}
