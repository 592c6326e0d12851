using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>The labelled observations of the training split, read in only if somebody asks: many agents never do.</summary>
internal sealed class TrainingSupervision(EvaluationRequest request) : ISupervision, IDisposable
{
    private IVectorEnvironment? environment;

    public int Count => Labelled?.Count ?? 0;

    private ISupervision? Labelled => (environment ??= request.CreateEnvironment(Split.Train, rows: 1)).Supervision;

    public void Read(ReadOnlySpan<int> examples, ReadOnlySpan<ulong> seeds, Columns observations, Span<float> answerAccuracies) =>
        Labelled!.Read(examples, seeds, observations, answerAccuracies);

    public void Dispose() => environment?.Dispose();
}
