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
}
