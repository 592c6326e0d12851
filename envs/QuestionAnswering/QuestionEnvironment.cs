using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Questions of a benchmark under a protocol, as a vector environment, whatever an action is: which episodes the rows play, what is
/// seen and told of them, saving. Allocates nothing per step.
/// </summary>
internal abstract class QuestionEnvironment : IVectorEnvironment
{
    private const int StateFormat = 1;

    private readonly Benchmark benchmark;
    private readonly IProtocol protocol;
    private readonly ObservationWriter observations;
    private readonly QuestionAnsweringInfo info;
    private readonly ExampleTable examples;
    private readonly byte[] revealed;
    private readonly int cells;
    private EpisodePlan? plan;

    protected QuestionEnvironment(
        EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward, EnvironmentRequest request)
    {
        (this.benchmark, this.protocol, Reward, examples) = (benchmark, protocol, reward, benchmark.Examples);
        Spec = QuestionAnsweringLayout.Spec(id, benchmark, protocol, reward);
        Costs = new LookCosts(protocol, reward.Deadline);
        observations = new ObservationWriter(Spec, benchmark, protocol, Costs);
        info = new QuestionAnsweringInfo(Spec.Info);
        States = new EpisodeState[request.Count];
        cells = protocol.Side * protocol.Side;
        revealed = new byte[request.Count * cells];
        if (request.Split is Split.Train or Split.Validation)
        {
            Supervision = new QuestionAnsweringSupervision(benchmark, protocol, observations, reward.Price);
        }
    }

    public EnvironmentSpec Spec { get; }

    public int Count => States.Length;

    public ISupervision? Supervision { get; }

    public abstract IOracle? Oracle { get; }

    /// <summary>How answers are paid for.</summary>
    protected RewardOptions Reward { get; }

    /// <summary>What looks cost.</summary>
    protected LookCosts Costs { get; }

    /// <summary>Where each row's episode stands.</summary>
    protected EpisodeState[] States { get; }

    /// <summary>What is revealed in all rows, row after row.</summary>
    protected byte[] AllRevealed => revealed;

    public void Reset(EpisodePlan plan, VectorStep first, Columns info)
    {
        this.plan = plan;
        for (var row = 0; row < States.Length; row++)
        {
            Begin(row);
        }

        Show(first, info);
    }

    public void Step(Columns actions, VectorStep next, Columns info)
    {
        if (plan is null)
        {
            throw new InvalidOperationException($"{Spec.Id}: step before reset");
        }

        Use(next, info);
        ArgumentOutOfRangeException.ThrowIfLessThan(actions.Count, States.Length, nameof(actions));
        Play(actions, next, new StepSpans(next, observations), new InfoSpans(info, this.info));
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(StateFormat);
        writer.Write(Spec.Id.ToString());
        writer.Write(Count);
        writer.Write(cells);
        writer.Write(plan?.Position ?? throw new InvalidOperationException($"{Spec.Id}: save before reset"));
        foreach (var state in States)
        {
            writer.Write(state.Active);
            writer.Write(state.Episode.Number);
            writer.Write(state.Step);
            writer.Write(state.Looks);
        }

        writer.Write(revealed);
    }

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info)
    {
        var (format, id, rows, savedCells) = (reader.ReadInt32(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        if (format != StateFormat || id != Spec.Id.ToString() || rows != Count || savedCells != cells)
        {
            throw new InputException(
                $"saved state (format {format}) is of {id} with {rows} rows of {savedCells} cells: expected {Spec.Id} with {Count} rows of {cells} cells");
        }

        plan.Position = reader.ReadInt64();
        this.plan = plan;
        for (var row = 0; row < rows; row++)
        {
            var active = reader.ReadBoolean();
            var episode = plan.At(reader.ReadInt64());
            States[row] = new EpisodeState(episode, Reward.PriceOf(episode), active, reader.ReadInt32(), reader.ReadInt32());
        }

        reader.BaseStream.ReadExactly(revealed);
        Show(current, info);
    }

    public void Dispose() => (benchmark.Images as IDisposable)?.Dispose();

    /// <summary>Plays every row's action: pays, tells, begins the next episode where one ends, and shows what is seen then.</summary>
    protected abstract void Play(Columns actions, VectorStep next, in StepSpans seen, in InfoSpans told);

    /// <summary>Begins a row's next episode, where the plan has one.</summary>
    protected void Begin(int row)
    {
        States[row] = plan!.TryNext(out var episode)
            ? new EpisodeState(episode, Reward.PriceOf(episode), Active: true, Step: 0, Looks: 0)
            : States[row] with { Active = false, Step = 0, Looks = 0 };
        protocol.Begin(Revealed(row));
    }

    /// <summary>What is revealed in a row: 1 where a cell is.</summary>
    protected Span<byte> Revealed(int row) => revealed.AsSpan(row * cells, cells);

    protected void WriteObservation(int row, in StepSpans to)
    {
        ref readonly var state = ref States[row];
        observations.Write(state.Episode.Example, Revealed(row), state.Looks, state.Price, to.Observations, row);
        to.Place(row, state);
    }

    protected void WriteInfo(int row, in InfoSpans to, int answer, double accuracy, bool deadlinePassed = false) =>
        to.Write(row, States[row], examples, answer, accuracy, Costs[States[row].Looks], deadlinePassed);

    private void Use(VectorStep step, Columns info)
    {
        step.Observations.Count = States.Length;
        step.Finals.Count = 0;
        info.Count = States.Length;
    }

    /// <summary>Writes how all rows stand when no action was just taken.</summary>
    private void Show(VectorStep step, Columns info)
    {
        Use(step, info);
        step.Rewards.Clear();
        step.RewardComponents.Clear();
        var seen = new StepSpans(step, observations);
        var told = new InfoSpans(info, this.info);
        for (var row = 0; row < States.Length; row++)
        {
            step.Status[row] = States[row].Active ? StepStatus.Continues : StepStatus.Idle;
            WriteInfo(row, told, answer: -1, accuracy: 0);
            WriteObservation(row, seen);
        }
    }
}
