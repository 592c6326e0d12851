using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What a vector step shows policies, looked up once for all rows.</summary>
internal readonly ref struct StepSpans
{
    public StepSpans(VectorStep step, ObservationWriter writer)
    {
        Observations = writer.Spans(step.Observations);
        Starts = step.Starts;
        Keys = step.Keys;
        Episodes = step.Episodes;
    }

    public ObservationSpans Observations { get; }

    public Span<bool> Starts { get; }

    public Span<ulong> Keys { get; }

    public Span<long> Episodes { get; }

    /// <summary>Writes what belongs to a row's episode and not to its observation.</summary>
    public void Place(int row, in EpisodeState state)
    {
        Starts[row] = state.Active && state.Step == 0;
        Keys[row] = state.Active ? state.Episode.Key(state.Step) : 0;
        Episodes[row] = state.Active ? state.Episode.Number : -1;
    }
}
