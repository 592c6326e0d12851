namespace MultiModalRL.Core.Tests;

/// <summary>
/// A random walk of a random length (1 … 9 steps) with a mask, two reward components, info and a noise observation.
/// Action 2 is never legal, and nothing follows from taking it. A defect breaks one promise of the contract.
/// </summary>
internal sealed class WalkEnvironment(int row = 0, int limit = 0, Defect defect = Defect.None) : IEnvironment
{
    public const int Crash = 2;

    private static readonly CompositeSpace Layout = new(
    [
        new("position", new DiscreteSpace(100)),
        new("noise", new BoxSpace([2], -1, 1)),
        new("legal", new MultiBinarySpace(3)),
    ]);

    private static readonly CompositeSpace InfoLayout = new([new("left", new DiscreteSpace(10))]);
    private static readonly Field<int> Position = Layout.Field<int>("position");
    private static readonly Field<float> Noise = Layout.Field<float>("noise");
    private static readonly Field<byte> Legal = Layout.Field<byte>("legal");
    private static readonly Field<int> Left = InfoLayout.Field<int>("left");
    private static readonly Field<int> Action = new(0, 1);
    private readonly DiscreteSpace actions = new(3);
    private RandomStream random;
    private int resets;
    private int position;
    private int left = -1;

    public EnvironmentSpec Spec => new(EnvironmentId.Parse("test/Walk-v0"), Layout, new CompositeSpace([new(EnvironmentSpec.ActionField, actions)]))
    {
        Info = InfoLayout,
        Rewards = ["move", "bonus"],
        LegalActions = Legal,
        MaxEpisodeSteps = limit,
        ExampleCount = 5,
    };

    public bool CrashesOnIllegal { get; init; }

    public void Reset(in Episode episode, StepRow first)
    {
        resets++;
        random = defect switch
        {
            Defect.RandomnessAcrossEpisodes => new RandomStream((ulong)resets),
            Defect.IgnoresSeed => new RandomStream((ulong)episode.Number),
            Defect.DependsOnRow => new RandomStream(episode.Seed + (ulong)row),
            _ => episode.Random(),
        };
        position = 50;
        left = 1 + random.NextInt(9);
        Write(first, first: true);
    }

    public StepStatus Step(Row action, StepRow next)
    {
        if (left < 0)
        {
            throw new InvalidOperationException("step before reset");
        }

        if (CrashesOnIllegal && action.Value(Action) == Crash)
        {
            throw new ArithmeticException("the walk broke down");
        }

        position += action.Value(Action) == 1 ? 1 : -1;
        left--;
        next.Rewards[0] += action.Value(Action);
        next.Rewards[1] += defect == Defect.RewardNotFinite ? float.NaN : random.NextSingle();
        Write(next, first: false);
        return left == 0 ? StepStatus.Terminated : StepStatus.Continues;
    }

    public void Dispose() { }

    private void Write(StepRow step, bool first)
    {
        step.Observation.Value(Position) = defect == Defect.ObservationOutside && !first ? 100 : position;
        if (defect != Defect.LeavesFieldUnwritten || first)
        {
            step.Observation.Values(Noise)[0] = random.NextSingle();
            step.Observation.Values(Noise)[1] = -random.NextSingle();
        }

        step.Observation.Values(Legal)[0] = (byte)(defect == Defect.NothingLegal ? 0 : 1);
        step.Observation.Values(Legal)[1] = (byte)(defect == Defect.NothingLegal ? 0 : 1);
        step.Observation.Values(Legal)[2] = 0;
        step.Info.Value(Left) = defect == Defect.InfoOutside ? -1 : left;
    }
}
