namespace MultiModalRL.Core;

/// <summary>What an environment writes at one step: the observation, the named reward components, the info.</summary>
public readonly ref struct StepRow
{
    /// <summary>Bundles the places to write to.</summary>
    public StepRow(Row observation, Span<float> rewards, Row info)
    {
        Observation = observation;
        Rewards = rewards;
        Info = info;
    }

    /// <summary>The observation; to be written whole.</summary>
    public Row Observation { get; }

    /// <summary>One number a reward component of the spec; the reward is their sum. Zeroed before each step.</summary>
    public Span<float> Rewards { get; }

    /// <summary>What the runner may know and an agent may not.</summary>
    public Row Info { get; }
}
