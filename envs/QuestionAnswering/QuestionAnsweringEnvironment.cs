using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A benchmark under a protocol, as a vector environment. Allocates nothing per step.</summary>
internal sealed class QuestionAnsweringEnvironment : IVectorEnvironment
{
    private const int StateFormat = 1;

    private readonly Benchmark benchmark;
    private readonly IProtocol protocol;
    private readonly RewardRule reward;
    private readonly double deadline;
    private readonly ObservationWriter observations;
    private readonly QuestionAnsweringInfo info;
    private readonly Field<int> action;
    private readonly EpisodeState[] states;
    private readonly byte[] revealed;
    private readonly byte[] legal;
    private EpisodePlan? plan;

    public QuestionAnsweringEnvironment(
        EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward, EnvironmentRequest request)
    {
        this.benchmark = benchmark;
        this.protocol = protocol;
        this.reward = new RewardRule(reward.Price, reward.Form);
        deadline = reward.Deadline;
        Spec = QuestionAnsweringLayout.Spec(id, benchmark, protocol, reward);
        observations = new ObservationWriter(Spec, benchmark, protocol);
        info = new QuestionAnsweringInfo(Spec.Info);
        action = Spec.Action.Field<int>(EnvironmentSpec.ActionField);
        states = new EpisodeState[request.Count];
        revealed = new byte[request.Count * Cells];
        legal = new byte[protocol.SpendingCount];
        if (request.Split is Split.Train or Split.Validation)
        {
            Supervision = new QuestionAnsweringSupervision(benchmark, protocol, observations);
        }
    }

    public EnvironmentSpec Spec { get; }

    public int Count => states.Length;

    public ISupervision? Supervision { get; }

    private int Cells => protocol.Side * protocol.Side;

    public void Reset(EpisodePlan plan, VectorStep first, Columns info)
    {
        this.plan = plan;
        for (var row = 0; row < states.Length; row++)
        {
            first.Rewards[row] = 0;
            first.Components(row).Clear();
            Begin(row);
            first.Status[row] = states[row].Active ? StepStatus.Continues : StepStatus.Idle;
            WriteInfo(row, info[row], answer: -1, deadlinePassed: false);
            WriteObservation(row, first);
        }

        first.Finals.Count = 0;
    }

    public void Step(Columns actions, VectorStep next, Columns info)
    {
        if (plan is null)
        {
            throw new InvalidOperationException($"{Spec.Id}: step before reset");
        }

        next.Finals.Count = 0;
        for (var row = 0; row < states.Length; row++)
        {
            next.Components(row).Clear();
            next.Rewards[row] = 0;
            next.Status[row] = states[row].Active ? Act(row, actions.Values(action, row)[0], next, info[row]) : StepStatus.Idle;
            if (next.Status[row] == StepStatus.Terminated)
            {
                Begin(row);
            }

            WriteObservation(row, next);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(StateFormat);
        writer.Write(Spec.Id.ToString());
        writer.Write(Count);
        writer.Write(Cells);
        writer.Write(plan?.Position ?? throw new InvalidOperationException($"{Spec.Id}: save before reset"));
        foreach (var state in states)
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
        var (format, id, rows, cells) = (reader.ReadInt32(), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        if (format != StateFormat || id != Spec.Id.ToString() || rows != Count || cells != Cells)
        {
            throw new InputException(
                $"saved state (format {format}) is of {id} with {rows} rows of {cells} cells: expected {Spec.Id} with {Count} rows of {Cells} cells");
        }

        plan.Position = reader.ReadInt64();
        this.plan = plan;
        for (var row = 0; row < rows; row++)
        {
            var active = reader.ReadBoolean();
            states[row] = new EpisodeState(plan.At(reader.ReadInt64()), active, reader.ReadInt32(), reader.ReadInt32());
        }

        reader.BaseStream.ReadExactly(revealed);
        for (var row = 0; row < rows; row++)
        {
            current.Rewards[row] = 0;
            current.Components(row).Clear();
            current.Status[row] = states[row].Active ? StepStatus.Continues : StepStatus.Idle;
            WriteInfo(row, info[row], answer: -1, deadlinePassed: false);
            WriteObservation(row, current);
        }

        current.Finals.Count = 0;
    }

    public void Dispose() => (benchmark.Images as IDisposable)?.Dispose();

    private void Begin(int row)
    {
        states[row] = plan!.TryNext(out var episode)
            ? new EpisodeState(episode, Active: true, Step: 0, Looks: 0)
            : states[row] with { Active = false, Step = 0, Looks = 0 };
        protocol.Begin(Revealed(row));
    }

    private StepStatus Act(int row, int chosen, VectorStep next, Row info)
    {
        ref var state = ref states[row];
        var before = state.Step == 0 ? 0 : Cost(state);
        var components = next.Components(row);
        state.Step++;
        if (chosen >= benchmark.Answers.Length)
        {
            Look(row, chosen);
            state.Looks++;
        }
        else if (chosen < 0)
        {
            throw Refused(row, chosen, $"expected 0 … {benchmark.Answers.Length + protocol.SpendingCount - 1}");
        }

        var cost = Cost(state);
        var answer = chosen < benchmark.Answers.Length ? chosen : -1;
        var late = answer < 0 && deadline < 1 && cost > deadline;
        WriteInfo(row, info, answer, late);
        var accuracy = answer < 0 ? 0 : benchmark.Metric.Accuracy(state.Episode.Example, answer);
        components[0] = (float)accuracy;
        components[1] = (float)(reward.Spending(before, cost) + (answer < 0 ? 0 : reward.AtAnswer(accuracy, cost)));
        next.Rewards[row] = components[0] + components[1];
        return answer >= 0 || late ? StepStatus.Terminated : StepStatus.Continues;
    }

    private void Look(int row, int chosen)
    {
        var spend = chosen - benchmark.Answers.Length;
        if (spend >= protocol.SpendingCount)
        {
            throw Refused(row, chosen, $"expected 0 … {benchmark.Answers.Length + protocol.SpendingCount - 1}");
        }

        protocol.Legal(Revealed(row), legal);
        if (legal[spend] == 0)
        {
            throw Refused(row, chosen, $"the legal-action mask forbids it: cell {spend} is revealed already");
        }

        protocol.Spend(spend, Revealed(row));
    }

    private InvalidOperationException Refused(int row, int chosen, string reason) =>
        new($"{Spec.Id}, row {row}: action {chosen} is refused: {reason}");

    private double Cost(in EpisodeState state) =>
        (protocol.InitialCost + state.Looks * protocol.SpendingCost) / protocol.Budget;

    private Span<byte> Revealed(int row) => revealed.AsSpan(row * Cells, Cells);

    private void WriteObservation(int row, VectorStep step)
    {
        ref readonly var state = ref states[row];
        observations.Write(state.Episode.Example, Revealed(row), Cost(state), step.Observations[row]);
        step.Starts[row] = state.Active && state.Step == 0;
        step.Keys[row] = state.Active ? state.Episode.Key(state.Step) : 0;
        step.Episodes[row] = state.Active ? state.Episode.Number : -1;
    }

    private void WriteInfo(int row, Row to, int answer, bool deadlinePassed)
    {
        ref readonly var state = ref states[row];
        var example = state.Episode.Example;
        to.Value(info.Example) = example;
        to.Value(info.Cluster) = benchmark.Examples.Images[example];
        to.Value(info.Type) = benchmark.Examples.Types[example];
        to.Value(info.Reference) = benchmark.Examples.References[example];
        to.Value(info.Answer) = answer + 1;
        to.Value(info.Accuracy) = answer < 0 ? 0 : (float)benchmark.Metric.Accuracy(example, answer);
        to.Value(info.Cost) = (float)Cost(state);
        to.Value(info.Looks) = state.Looks;
        to.Value(info.Deadline) = (byte)(deadlinePassed ? 1 : 0);
    }
}
