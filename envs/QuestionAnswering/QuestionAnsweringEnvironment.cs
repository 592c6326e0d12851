using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A benchmark whose answers are chosen, under a protocol. Allocates nothing per step.</summary>
internal sealed class QuestionAnsweringEnvironment : QuestionEnvironment
{
    private readonly IProtocol protocol;
    private readonly Field<int> action;
    private readonly byte[] legal;
    private readonly int answers;
    private readonly ExampleTable examples;
    private readonly IAnswerMetric metric;

    public QuestionAnsweringEnvironment(
        EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward, EnvironmentRequest request)
        : base(id, benchmark, protocol, reward, request)
    {
        this.protocol = protocol;
        action = Spec.Action.Field<int>(EnvironmentSpec.ActionField);
        answers = benchmark.Answers.Length;
        (examples, metric) = (benchmark.Examples, benchmark.Metric);
        legal = new byte[protocol.SpendingCount];
        if (request.Split == Split.Train && benchmark.Oracle?.Invoke(protocol, reward) is { } best)
        {
            Oracle = new QuestionAnsweringOracle(best, States, AllRevealed, action);
        }
    }

    public override IOracle? Oracle { get; }

    protected override void Play(Columns actions, VectorStep next, in StepSpans seen, in InfoSpans told)
    {
        var chosen = actions.All(action);
        var status = next.Status;
        var rewards = next.Rewards;
        var components = next.RewardComponents;
        for (var row = 0; row < States.Length; row++)
        {
            var paid = components.Slice(2 * row, 2);
            paid.Clear();
            status[row] = States[row].Active ? Act(row, chosen[row], paid, told) : StepStatus.Idle;
            rewards[row] = paid[0] + paid[1];
            if (status[row] == StepStatus.Terminated)
            {
                Begin(row);
            }

            WriteObservation(row, seen);
        }
    }

    private StepStatus Act(int row, int chosen, Span<float> paid, in InfoSpans told)
    {
        ref var state = ref States[row];
        var before = state.Step == 0 ? 0 : Costs[state.Looks];
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
        var cost = Costs[state.Looks];
        var answer = chosen < answers ? chosen : -1;
        var late = answer < 0 && Reward.Deadline < 1 && cost > Reward.Deadline;
        var accuracy = answer < 0 ? 0 : metric.Accuracy(state.Episode.Example, answer);
        WriteInfo(row, told, answer, accuracy, late);
        paid[0] = (float)accuracy;
        var rule = new RewardRule(state.Price, Reward.Form);
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

        protocol.Legal(States[row].Looks, Revealed(row), legal);
        if (legal[spend] == 0)
        {
            throw Refused(row, chosen, protocol.SpendingGroup == ActionGroup.Look
                ? $"the legal-action mask forbids it: cell {spend} is revealed already"
                : $"the legal-action mask forbids it: {protocol.SpendingGroup} was chosen {States[row].Looks} times already");
        }

        protocol.Spend(spend, Revealed(row));
    }

    private InvalidOperationException Refused(int row, int chosen, string reason) =>
        new($"{Spec.Id}, row {row}: action {chosen} is refused: {reason}");
}
