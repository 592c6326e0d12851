namespace MultiModalRL.Core.Tests;

/// <summary>A walk that throws at chosen steps of chosen episodes (0 for the reset), after having written nonsense.</summary>
internal sealed class CrashingEnvironment(Func<long, int, Exception?> thrown) : IEnvironment
{
    private readonly WalkEnvironment walk = new();
    private long number;
    private int steps;

    public EnvironmentSpec Spec => walk.Spec;

    public bool Disposed { get; private set; }

    public bool DisposingFails { get; init; }

    public void Reset(in Episode episode, StepRow first)
    {
        (number, steps) = (episode.Number, 0);
        ThrowWhereChosen(first);
        walk.Reset(in episode, first);
    }

    public StepStatus Step(Row action, StepRow next)
    {
        steps++;
        ThrowWhereChosen(next);
        return walk.Step(action, next);
    }

    public void Dispose()
    {
        Disposed = true;
        if (DisposingFails)
        {
            throw new IOException("it does not answer");
        }
    }

    private void ThrowWhereChosen(StepRow row)
    {
        if (thrown(number, steps) is { } exception)
        {
            row.Observation.Value(new Field<int>(0, 1)) = -77;
            row.Info.Value(new Field<int>(0, 1)) = -77;
            row.Rewards.Fill(-77);
            throw exception;
        }
    }
}
