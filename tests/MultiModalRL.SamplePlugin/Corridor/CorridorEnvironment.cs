using MultiModalRL.Core;

namespace MultiModalRL.SamplePlugin;

/// <summary>
/// A corridor walked left (0) or right (1) from a random cell to the goal at its right end. The optimum is to walk
/// right: from cell x the return is 1 − stepCost·(length − 1 − x), on average over starts 1 − stepCost·length/2.
/// </summary>
public sealed class CorridorEnvironment(CorridorOptions options) : IEnvironment
{
    private const int Right = 1;
    private static readonly Field<int> Position = new(Index: 0, Width: 1);
    private static readonly Field<int> Direction = new(Index: 0, Width: 1);
    private readonly float stepCost = (float)options.StepCost;
    private readonly int goal = options.Length - 1;
    private int? position;

    /// <inheritdoc/>
    public EnvironmentSpec Spec { get; } = new(
        EnvironmentId.Parse("sample/Corridor-v0"),
        new CompositeSpace([new("position", new DiscreteSpace(options.Length))]),
        new CompositeSpace([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]))
    {
        Rewards = ["goal", "cost"],
        MaxEpisodeSteps = 10 * options.Length,
    };

    /// <inheritdoc/>
    public void Reset(in Episode episode, StepRow first)
    {
        var random = episode.Random();
        position = random.NextInt(goal);
        first.Observation.Value(Position) = position.Value;
    }

    /// <inheritdoc/>
    public StepStatus Step(Row action, StepRow next)
    {
        var from = position ?? throw new InvalidOperationException("step before reset");
        var to = Math.Max(0, from + (action.Value(Direction) == Right ? 1 : -1));
        position = to == goal ? null : to;
        next.Observation.Value(Position) = to;
        next.Rewards[0] = to == goal ? 1 : 0;
        next.Rewards[1] = -stepCost;
        return to == goal ? StepStatus.Terminated : StepStatus.Continues;
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
