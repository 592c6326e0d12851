using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A benchmark under a protocol, as a vector environment. Allocates nothing per step.</summary>
internal sealed class QuestionAnsweringEnvironment : IVectorEnvironment
{
    private const int StateFormat = 1;

    private readonly Benchmark benchmark;
    private readonly IProtocol protocol;
    private readonly RewardOptions reward;
    private readonly LookCosts costs;
    private readonly ObservationWriter observations;
    private readonly QuestionAnsweringInfo info;
    private readonly Field<int> action;
    private readonly EpisodeState[] states;
    private readonly byte[] revealed;
    private readonly byte[] legal;
    private readonly int answers;
    private readonly int cells;
    private readonly ExampleTable examples;
    private readonly IAnswerMetric metric;
    private EpisodePlan? plan;

    public QuestionAnsweringEnvironment(
        EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward, EnvironmentRequest request)
    {
        this.benchmark = benchmark;
        this.protocol = protocol;
        this.reward = reward;
        Spec = QuestionAnsweringLayout.Spec(id, benchmark, protocol, reward);
        costs = new LookCosts(protocol, reward.Deadline);
        observations = new ObservationWriter(Spec, benchmark, protocol, costs);
        info = new QuestionAnsweringInfo(Spec.Info);
        action = Spec.Action.Field<int>(EnvironmentSpec.ActionField);
        states = new EpisodeState[request.Count];
        answers = benchmark.Answers.Length;
        (examples, metric) = (benchmark.Examples, benchmark.Metric);
        cells = protocol.Side * protocol.Side;
        revealed = new byte[request.Count * cells];
        legal = new byte[protocol.SpendingCount];
        if (request.Split is Split.Train or Split.Validation)
        {
            Supervision = new QuestionAnsweringSupervision(benchmark, protocol, observations, reward.Price);
        }

        if (request.Split == Split.Train && benchmark.Oracle?.Invoke(protocol, reward) is { } best)
        {
            Oracle = new QuestionAnsweringOracle(best, states, revealed, action);
        }
    }

    public EnvironmentSpec Spec { get; }

    public int Count => states.Length;

    public ISupervision? Supervision { get; }

    public IOracle? Oracle { get; }

    public void Reset(EpisodePlan plan, VectorStep first, Columns info)
    {
        this.plan = plan;
        for (var row = 0; row < states.Length; row++)
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
        ArgumentOutOfRangeException.ThrowIfLessThan(actions.Count, states.Length, nameof(actions));
        var chosen = actions.All(action);
        var status = next.Status;
        var rewards = next.Rewards;
        var components = next.RewardComponents;
        var seen = new StepSpans(next, observations);
        var told = new InfoSpans(info, this.info);
        for (var row = 0; row < states.Length; row++)
        {
            var paid = components.Slice(2 * row, 2);
            paid.Clear();
            status[row] = states[row].Active ? Act(row, chosen[row], paid, told) : StepStatus.Idle;
            rewards[row] = paid[0] + paid[1];
            if (status[row] == StepStatus.Terminated)
            {
                Begin(row);
            }

            WriteObservation(row, seen);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(StateFormat);
        writer.Write(Spec.Id.ToString());
        writer.Write(Count);
        writer.Write(cells);
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
            states[row] = new EpisodeState(episode, reward.PriceOf(episode), active, reader.ReadInt32(), reader.ReadInt32());
        }

        reader.BaseStream.ReadExactly(revealed);
        Show(current, info);
    }

    public void Dispose() => (benchmark.Images as IDisposable)?.Dispose();

    private void Begin(int row)
    {
        states[row] = plan!.TryNext(out var episode)
            ? new EpisodeState(episode, reward.PriceOf(episode), Active: true, Step: 0, Looks: 0)
            : states[row] with { Active = false, Step = 0, Looks = 0 };
        protocol.Begin(Revealed(row));
    }

    private StepStatus Act(int row, int chosen, Span<float> paid, in InfoSpans told)
    {
        ref var state = ref states[row];
        var before = state.Step == 0 ? 0 : costs[state.Looks];
        if (chosen >= answers)
        {
            Look(row, chosen);
            state.Looks++;
        }
        else if (chosen < 0)
        {
            throw Refused(row, chosen, $"expected 0 … {answers + protocol.SpendingCount - 1}");
        }
        else if (chosen >= examples.LegalAnswers(state.Episode.Example, answers))
        {
            throw Refused(row, chosen, $"the legal-action mask forbids it: the question has {examples.LegalAnswers(state.Episode.Example, answers)} options");
        }

        // An action that is refused has not been one.
        state.Step++;
        var cost = costs[state.Looks];
        var answer = chosen < answers ? chosen : -1;
        var late = answer < 0 && reward.Deadline < 1 && cost > reward.Deadline;
        var accuracy = answer < 0 ? 0 : metric.Accuracy(state.Episode.Example, answer);
        WriteInfo(row, told, answer, accuracy, late);
        paid[0] = (float)accuracy;
        var rule = new RewardRule(state.Price, reward.Form);
        paid[1] = (float)(rule.Spending(before, cost) + (answer < 0 ? 0 : rule.AtAnswer(accuracy, cost)));
        return answer >= 0 || late ? StepStatus.Terminated : StepStatus.Continues;
    }

    private void Look(int row, int chosen)
    {
        var spend = chosen - answers;
        if (spend >= protocol.SpendingCount)
        {
            throw Refused(row, chosen, $"expected 0 … {answers + protocol.SpendingCount - 1}");
        }

        protocol.Legal(states[row].Looks, Revealed(row), legal);
        if (legal[spend] == 0)
        {
            throw Refused(row, chosen, protocol.SpendingGroup == ActionGroup.Look
                ? $"the legal-action mask forbids it: cell {spend} is revealed already"
                : $"the legal-action mask forbids it: {protocol.SpendingGroup} was chosen {states[row].Looks} times already");
        }

        protocol.Spend(spend, Revealed(row));
    }

    private InvalidOperationException Refused(int row, int chosen, string reason) =>
        new($"{Spec.Id}, row {row}: action {chosen} is refused: {reason}");

    private Span<byte> Revealed(int row) => revealed.AsSpan(row * cells, cells);

    private void Use(VectorStep step, Columns info)
    {
        step.Observations.Count = states.Length;
        step.Finals.Count = 0;
        info.Count = states.Length;
    }

    /// <summary>Writes how all rows stand when no action was just taken.</summary>
    private void Show(VectorStep step, Columns info)
    {
        Use(step, info);
        step.Rewards.Clear();
        step.RewardComponents.Clear();
        var seen = new StepSpans(step, observations);
        var told = new InfoSpans(info, this.info);
        for (var row = 0; row < states.Length; row++)
        {
            step.Status[row] = states[row].Active ? StepStatus.Continues : StepStatus.Idle;
            WriteInfo(row, told, answer: -1, accuracy: 0, deadlinePassed: false);
            WriteObservation(row, seen);
        }
    }

    private void WriteObservation(int row, in StepSpans to)
    {
        ref readonly var state = ref states[row];
        observations.Write(state.Episode.Example, Revealed(row), state.Looks, state.Price, to.Observations, row);
        to.Place(row, state);
    }

    private void WriteInfo(int row, in InfoSpans to, int answer, double accuracy, bool deadlinePassed) =>
        to.Write(row, states[row], examples, answer, accuracy, costs[states[row].Looks], deadlinePassed);
}
