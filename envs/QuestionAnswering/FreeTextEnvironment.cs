using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A benchmark whose questions are seen whole and answered once, in words of the agent's own.</summary>
internal sealed class FreeTextEnvironment : QuestionEnvironment
{
    private readonly FreeTextRule rule;
    private readonly Field<string> response;
    private readonly int longest;

    public FreeTextEnvironment(
        EnvironmentId id, Benchmark benchmark, IProtocol protocol, RewardOptions reward, EnvironmentRequest request)
        : base(id, benchmark, protocol, reward, request)
    {
        rule = new FreeTextRule(benchmark);
        response = Spec.Action.Field<string>(EnvironmentSpec.ActionField);
        longest = protocol.ResponseLength;
    }

    public override IOracle? Oracle => null;

    protected override void Play(Columns actions, VectorStep next, in StepSpans seen, in InfoSpans told)
    {
        for (var row = 0; row < States.Length; row++)
        {
            var paid = next.RewardComponents.Slice(2 * row, 2);
            paid.Clear();
            next.Status[row] = StepStatus.Idle;
            if (States[row].Active)
            {
                Answer(row, actions.Values(response, row)[0], paid, told);
                next.Status[row] = StepStatus.Terminated;
                Begin(row);
            }

            next.Rewards[row] = paid[0] + paid[1];
            WriteObservation(row, seen);
        }
    }

    private void Answer(int row, string? said, Span<float> paid, in InfoSpans told)
    {
        if (said is null || said.Length > longest)
        {
            throw new InvalidOperationException(
                $"{Spec.Id}, row {row}: {(said is null ? "no response" : $"a response of {said.Length} characters")} is refused: expected up to {longest} characters");
        }

        var cost = Costs[0];
        var (accuracy, answer) = rule.Of(States[row].Episode.Example, said);
        WriteInfo(row, told, answer, accuracy);
        var price = new RewardRule(States[row].Price, Reward.Form);
        paid[0] = (float)accuracy;
        paid[1] = (float)(price.Spending(0, cost) + price.AtAnswer(accuracy, cost));
    }
}
