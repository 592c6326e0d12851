namespace MultiModalRL.Core;

/// <summary>
/// What a vector environment delivers at one step, for all rows. Autoreset is same-step: where
/// <see cref="Status"/> says that an episode ended, <see cref="Observations"/> already holds the next one's first.
/// </summary>
public sealed class VectorStep
{
    private readonly float[] rewards;
    private readonly float[] rewardComponents;
    private readonly bool[] starts;
    private readonly StepStatus[] status;
    private readonly ulong[] keys;
    private readonly long[] episodes;

    /// <summary>Allocates for a number of rows.</summary>
    public VectorStep(EnvironmentSpec spec, int rows)
    {
        Rows = rows;
        ComponentCount = spec.Rewards.Length;
        Observations = new Columns(spec.Observation, rows);
        Finals = new Columns(spec.Observation, rows) { Count = 0 };
        FinalRows = new int[rows];
        rewards = new float[rows];
        rewardComponents = new float[rows * ComponentCount];
        starts = new bool[rows];
        status = new StepStatus[rows];
        keys = new ulong[rows];
        episodes = new long[rows];
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>Reward components a row.</summary>
    public int ComponentCount { get; }

    /// <summary>What is seen now, a row each.</summary>
    public Columns Observations { get; }

    /// <summary>Whether the observation is the first of its episode; false for a row that has none.</summary>
    public Span<bool> Starts => starts;

    /// <summary>The rewards of the actions just taken.</summary>
    public Span<float> Rewards => rewards;

    /// <summary>Their components, row after row.</summary>
    public Span<float> RewardComponents => rewardComponents;

    /// <summary>How the episodes stand that the actions just taken belong to.</summary>
    public Span<StepStatus> Status => status;

    /// <summary>
    /// A number a row that depends on the episode and the step alone: a policy that draws from it acts the same
    /// whatever the number and the order of rows.
    /// </summary>
    public Span<ulong> Keys => keys;

    /// <summary>
    /// The number of the episode that each row's observation is of (its place in the plan, which tells nothing of its
    /// content); −1 for a row that has none.
    /// </summary>
    public Span<long> Episodes => episodes;

    /// <summary>The final observations of truncated rows; its count says how many.</summary>
    public Columns Finals { get; }

    /// <summary>The rows that <see cref="Finals"/> belong to, in ascending order.</summary>
    public int[] FinalRows { get; }

    /// <summary>The reward components of a row.</summary>
    public Span<float> Components(int row) => rewardComponents.AsSpan(row * ComponentCount, ComponentCount);

    /// <summary>What a policy may see of this step.</summary>
    public PolicyInput Input => new(Observations, starts, keys);
}
