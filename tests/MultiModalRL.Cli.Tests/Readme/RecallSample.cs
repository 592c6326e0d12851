using MultiModalRL.Core;

namespace MultiModalRL.Cli.Tests;

// <sample>
internal sealed record RecallOptions { public int Symbols { get; init; } = 4; }

internal sealed class RecallEnvironment(RecallOptions options) : IEnvironment
{
    private static readonly Field<int> Only = new(Index: 0, Width: 1);
    private int? shown;
    public EnvironmentSpec Spec { get; } = new(EnvironmentId.Parse("demo/Recall-v0"),
        Observation: new([new("symbol", new DiscreteSpace(options.Symbols))]),
        Action: new([new("action", new DiscreteSpace(options.Symbols))]));
    public void Reset(in Episode episode, StepRow first) =>
        first.Observation.Value(Only) = (shown = episode.Random().NextInt(options.Symbols)).Value;
    public StepStatus Step(Row action, StepRow next)
    {
        next.Observation.Value(Only) = shown ?? throw new InvalidOperationException("step before reset");
        next.Rewards[0] = action.Value(Only) == shown ? 1 : 0;
        return StepStatus.Terminated;
    }
    public void Dispose() { }
}
// </sample>
