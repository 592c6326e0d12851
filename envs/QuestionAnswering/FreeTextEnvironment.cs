using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A benchmark whose questions are seen whole and answered once, in words of the agent's own, as a vector environment.</summary>
internal sealed class FreeTextEnvironment : IVectorEnvironment
{
    private const int StateFormat = 1;

    private readonly Benchmark benchmark;
    private readonly RewardOptions reward;
    private readonly FreeTextRule rule;
    private readonly ObservationWriter observations;
    private readonly QuestionAnsweringInfo info;
    private readonly Field<string> response;
    private readonly int longest;
    private readonly double cost;
    private readonly EpisodeState[] states;
    private readonly byte[] revealed;
    private EpisodePlan? plan;

    public FreeTextEnvironment(
        EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward, EnvironmentRequest request)
    {
        (this.benchmark, this.reward) = (benchmark, reward);
        Spec = QuestionAnsweringLayout.Spec(id, benchmark, protocol, reward);
        var costs = new LookCosts(protocol, reward.Deadline);
        cost = costs[0];
        observations = new ObservationWriter(Spec, benchmark, protocol, costs);
        rule = new FreeTextRule(benchmark);
        info = new QuestionAnsweringInfo(Spec.Info);
        response = Spec.Action.Field<string>(EnvironmentSpec.ActionField);
        longest = protocol.ResponseLength;
        states = new EpisodeState[request.Count];
        revealed = new byte[protocol.Side * protocol.Side];
        protocol.Begin(revealed);
        if (request.Split is Split.Train or Split.Validation)
        {
            Supervision = new QuestionAnsweringSupervision(benchmark, protocol, observations, reward.Price);
        }
    }

    public EnvironmentSpec Spec { get; }

    public int Count => states.Length;

    public ISupervision? Supervision { get; }

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
        var seen = new StepSpans(next, observations);
        var told = new InfoSpans(info, this.info);
        for (var row = 0; row < states.Length; row++)
        {
            var paid = next.RewardComponents.Slice(2 * row, 2);
            paid.Clear();
            next.Status[row] = StepStatus.Idle;
            if (states[row].Active)
            {
                Answer(row, actions.Values(response, row)[0], paid, told);
                next.Status[row] = StepStatus.Terminated;
                Begin(row);
            }

            next.Rewards[row] = paid[0] + paid[1];
            WriteObservation(row, seen);
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(StateFormat);
        writer.Write(Spec.Id.ToString());
        writer.Write(Count);
        writer.Write(plan?.Position ?? throw new InvalidOperationException($"{Spec.Id}: save before reset"));
        foreach (var state in states)
        {
            writer.Write(state.Active);
            writer.Write(state.Episode.Number);
        }
    }

    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info)
    {
        var (format, id, rows) = (reader.ReadInt32(), reader.ReadString(), reader.ReadInt32());
        if (format != StateFormat || id != Spec.Id.ToString() || rows != Count)
        {
            throw new InputException($"saved state (format {format}) is of {id} with {rows} rows: expected {Spec.Id} with {Count} rows");
        }

        plan.Position = reader.ReadInt64();
        this.plan = plan;
        for (var row = 0; row < rows; row++)
        {
            var active = reader.ReadBoolean();
            var episode = plan.At(reader.ReadInt64());
            states[row] = new EpisodeState(episode, reward.PriceOf(episode), active, Step: 0, Looks: 0);
        }

        Show(current, info);
    }

    public void Dispose() => (benchmark.Images as IDisposable)?.Dispose();

    private void Begin(int row) => states[row] = plan!.TryNext(out var episode)
        ? new EpisodeState(episode, reward.PriceOf(episode), Active: true, Step: 0, Looks: 0)
        : states[row] with { Active = false };

    private void Answer(int row, string? said, Span<float> paid, in InfoSpans told)
    {
        if (said is null || said.Length > longest)
        {
            throw new InvalidOperationException(
                $"{Spec.Id}, row {row}: {(said is null ? "no response" : $"a response of {said.Length} characters")} is refused: expected up to {longest} characters");
        }

        var (accuracy, answer) = rule.Of(states[row].Episode.Example, said);
        WriteInfo(row, told, answer, accuracy);
        var price = new RewardRule(states[row].Price, reward.Form);
        paid[0] = (float)accuracy;
        paid[1] = (float)(price.Spending(0, cost) + price.AtAnswer(accuracy, cost));
    }

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
            WriteInfo(row, told, answer: -1, accuracy: 0);
            WriteObservation(row, seen);
        }
    }

    private void WriteObservation(int row, in StepSpans to)
    {
        ref readonly var state = ref states[row];
        observations.Write(state.Episode.Example, revealed, looks: 0, state.Price, to.Observations, row);
        to.Place(row, state);
    }

    private void WriteInfo(int row, in InfoSpans to, int answer, double accuracy) =>
        to.Write(row, states[row], benchmark.Examples, answer, accuracy, cost, deadlinePassed: false);
}
