namespace MultiModalRL.Core;

/// <summary>What a policy sees of one step.</summary>
public readonly ref struct PolicyInput
{
    /// <summary>Bundles what a policy sees.</summary>
    public PolicyInput(Columns observations, ReadOnlySpan<bool> starts, ReadOnlySpan<ulong> keys)
    {
        Observations = observations;
        Starts = starts;
        Keys = keys;
    }

    /// <summary>The observations, a row each.</summary>
    public Columns Observations { get; }

    /// <summary>Whether each is the first of its episode: where recurrent state is reset.</summary>
    public ReadOnlySpan<bool> Starts { get; }

    /// <summary>What a row's random draws depend on; see <see cref="VectorStep.Keys"/>.</summary>
    public ReadOnlySpan<ulong> Keys { get; }
}
