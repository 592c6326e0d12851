namespace MultiModalRL.Core;

/// <summary>
/// One environment played by random legal actions. What an environment is to write holds garbage before, different from
/// play to play, so that what it leaves unwritten shows.
/// </summary>
internal sealed class Play
{
    /// <summary>Episodes that must have ended for a play to be over.</summary>
    public const int EnoughEpisodes = 64;

    private const int MostSteps = 2000;
    private const long NoEpisode = -1;
    private readonly IVectorEnvironment environment;
    private readonly bool spending;
    private readonly HashSet<long> begun = [];
    private readonly long[] episodes;
    private readonly int[] ages;
    private RandomStream garbage;
    private int ended;

    public Play(IVectorEnvironment environment, EpisodePlan plan, ulong garbage, bool spending = false)
    {
        this.environment = environment;
        this.spending = spending;
        this.garbage = new RandomStream(garbage);
        Plan = plan;
        Current = new VectorStep(environment.Spec, environment.Count);
        Previous = new VectorStep(environment.Spec, environment.Count);
        Actions = new Columns(environment.Spec.Action, environment.Count);
        Info = new Columns(environment.Spec.Info, environment.Count);
        episodes = new long[environment.Count];
        ages = new int[environment.Count];
    }

    public EpisodePlan Plan { get; }

    public EnvironmentSpec Spec => environment.Spec;

    public int Rows => environment.Count;

    /// <summary>What was delivered last.</summary>
    public VectorStep Current { get; private set; }

    /// <summary>What was delivered before it.</summary>
    public VectorStep Previous { get; private set; }

    /// <summary>What was done in between.</summary>
    public Columns Actions { get; }

    public Columns Info { get; }

    /// <summary>Vector steps since the reset.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether there is more to see.</summary>
    public bool Goes => ended < EnoughEpisodes && Steps < MostSteps && Current.Status.ContainsAnyExcept(StepStatus.Idle);

    public void Reset()
    {
        Spoil();
        environment.Reset(Plan, Current, Info);
        Array.Fill(episodes, NoEpisode);
        Follow();
    }

    public void Step()
    {
        RandomLegalActions.Write(Spec, Current, Actions, spending);
        (Previous, Current) = (Current, Previous);
        Spoil();
        environment.Step(Actions, Current, Info);
        Steps++;
        Follow();
    }

    public void Save(BinaryWriter writer) => environment.Save(writer);

    public void Load(BinaryReader reader)
    {
        Spoil();
        environment.Load(reader, Plan, Current, Info);
    }

    /// <summary>The number of the episode that a row now shows; −1 for none of the plan's.</summary>
    public long Episode(int row) => episodes[row];

    /// <summary>Steps that the episode shown had so far.</summary>
    public int Age(int row) => ages[row];

    /// <summary>Whether the last step was one of an episode (not of an idle row).</summary>
    public bool Stepped(int row) => Steps > 0 && Current.Status[row] != StepStatus.Idle;

    /// <summary>Whether the last step ended an episode.</summary>
    public bool Ended(int row) => Stepped(row) && Current.Status[row] != StepStatus.Continues;

    /// <summary>Whether a row shows an observation of an episode.</summary>
    public bool Shows(int row) => Current.Starts[row] || Current.Status[row] == StepStatus.Continues;

    private void Follow()
    {
        for (var row = 0; row < Rows; row++)
        {
            ended += Ended(row) ? 1 : 0;
            ages[row] = Current.Starts[row] ? 0 : ages[row] + 1;
            if (Current.Starts[row])
            {
                episodes[row] = Begun(Current.Keys[row]);
            }
        }
    }

    private long Begun(ulong key)
    {
        for (var number = 0L; number < Plan.Position; number++)
        {
            if (Plan.At(number).Key(0) == key && begun.Add(number))
            {
                return number;
            }
        }

        return NoEpisode;
    }

    private void Spoil()
    {
        for (var row = 0; row < Rows; row++)
        {
            Current.Observations.SampleRow(row, ref garbage);
            Info.SampleRow(row, ref garbage);
            Current.Rewards[row] = garbage.NextSingle();
            Current.Keys[row] = garbage.NextUInt64();
            Current.Episodes[row] = (long)garbage.NextUInt64();
            Current.Components(row).Fill(garbage.NextSingle());
        }
    }
}
