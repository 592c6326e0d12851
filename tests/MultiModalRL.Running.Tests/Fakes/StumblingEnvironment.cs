using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Episodes of 2 … 5 steps whose second action is the right one. Every fifth crashes, by turns at its reset and at its second step.</summary>
internal sealed class StumblingEnvironment(StumblingOptions options) : IEnvironment
{
    private static readonly CompositeSpace Layout = new([new("seen", new BoxSpace([1], 0, 1)), new("legal", new MultiBinarySpace(2))]);
    private static readonly Field<float> Seen = Layout.Field<float>("seen");
    private static readonly Field<byte> Legal = Layout.Field<byte>("legal");
    private static readonly Field<int> Action = new(0, 1);
    private long number;
    private int length;
    private int steps;
    private RandomStream random;

    public EnvironmentSpec Spec { get; } = new(
        EnvironmentId.Parse("test/Stumbling-v0"), Layout, new CompositeSpace([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]))
    {
        LegalActions = Legal,
        ExampleCount = 8,
    };

    public void Reset(in Episode episode, StepRow first)
    {
        (number, steps, random) = (episode.Number, 0, episode.Random());
        length = 2 + random.NextInt(4);
        Stumble(at: 0);
        Write(first);
    }

    public StepStatus Step(Row action, StepRow next)
    {
        steps++;
        Stumble(at: 2);
        next.Rewards[0] = action.Value(Action);
        Write(next);
        return steps == length ? StepStatus.Terminated : StepStatus.Continues;
    }

    public void Dispose() { }

    private void Stumble(int at)
    {
        var since = number - options.First;
        if (since >= 0 && since % 5 == 0 && since / 5 % 2 * 2 == at && steps == at)
        {
            throw new NotSupportedException("it fell over");
        }
    }

    private void Write(StepRow row)
    {
        row.Observation.Values(Seen)[0] = random.NextSingle();
        row.Observation.Values(Legal).Fill(1);
    }
}
