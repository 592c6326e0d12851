using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Episodes of three steps, the last of which truncates; one of them tells a number that is not finite.</summary>
internal sealed class OverflowingEnvironment(OverflowingOptions options) : IEnvironment
{
    private static readonly CompositeSpace Layout = new(
        [new("other", new BoxSpace([2], -1, 1)), new("speed", new BoxSpace([3], float.NegativeInfinity, float.PositiveInfinity)), new("legal", new MultiBinarySpace(2))]);

    private long number;
    private int steps;

    public EnvironmentSpec Spec { get; } = new(
        EnvironmentId.Parse("test/Overflowing-v0"), Layout, new CompositeSpace([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]))
    {
        LegalActions = Layout.Field<byte>("legal"),
        ExampleCount = 8,
        MaxEpisodeSteps = 3,
    };

    public void Reset(in Episode episode, StepRow first)
    {
        (number, steps) = (episode.Number, 0);
        Write(first, "first");
    }

    public StepStatus Step(Row action, StepRow next)
    {
        steps++;
        next.Rewards[0] = Tell("reward");
        Write(next, steps == 3 ? "final" : "observation");
        return StepStatus.Continues;
    }

    public void Dispose() { }

    private void Write(StepRow row, string name)
    {
        row.Observation.Values(Layout.Field<float>("other")).Clear();
        row.Observation.Values(Layout.Field<float>("speed")).Clear();
        row.Observation.Values(Layout.Field<float>("speed"))[2] = Tell(name);
        row.Observation.Values(Layout.Field<byte>("legal")).Fill(1);
    }

    private float Tell(string name) => name == options.Where && number == options.Episode ? float.Parse(options.Told, CultureInfo.InvariantCulture) : 1;
}
