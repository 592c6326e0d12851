namespace MultiModalRL.Core;

/// <summary>What holds where answering is acting: accuracy, cost, and the reward made of them.</summary>
internal static class QuestionAnsweringChecks
{
    // Costs and rewards are sums of up to some hundred single-precision numbers.
    private const double Tolerance = 1e-4;

    public static string? Price(CheckSubject subject) =>
        Spec(subject).Price is not (>= 0 and < 1) ? $"it is {Spec(subject).Price}"
        : Spec(subject).HighestPrice is { } highest && !(highest >= Spec(subject).Price && highest < 1) ? $"the highest is {highest}"
        : null;

    public static string? Accuracy(CheckSubject subject)
    {
        var info = new QuestionAnsweringInfo(subject.Spec.Info);
        return subject.Inspect(play => StepChecks.EachRow(play, row =>
            !play.Stepped(row) || play.Info.Values(info.Accuracy, row)[0] is >= 0 and <= 1
                ? null
                : $"row {row}: it is {play.Info.Values(info.Accuracy, row)[0]}"));
    }

    public static string? Cost(CheckSubject subject) => Cost(subject, spending: false) ?? Cost(subject, spending: true);

    public static string? Reward(CheckSubject subject) => Reward(subject, spending: false) ?? Reward(subject, spending: true);

    /// <summary>What models rely on that work the mask out of what is revealed.</summary>
    public static string? LegalActions(CheckSubject subject)
    {
        if (subject.Spec.LegalActions is not { } legal || subject.Spec.Action.Fields[0].Space is not DiscreteSpace actions)
        {
            return null;
        }

        var revealed = subject.Spec.Observation.TryField<byte>(QuestionAnsweringFields.RevealedName);
        return subject.Inspect(
            play => StepChecks.EachRow(play, row =>
            {
                if (!play.Shows(row))
                {
                    return null;
                }

                var mask = play.Current.Observations.Values(legal, row);
                return AnswerFlaw(Part(mask, actions.Group(ActionGroup.Answer)), Spec(subject).AnswersVary) is { } flaw ? $"row {row}: {flaw}"
                    : revealed is { } cells && actions.Group(ActionGroup.Look) is { } looks
                        && !AreOpposite(Part(mask, looks), play.Current.Observations.Values(cells, row))
                    ? $"row {row}: the legal looks are not those at hidden cells"
                    : null;
            }),
            spending: true);
    }

    private static string? AnswerFlaw(ReadOnlySpan<byte> legal, bool vary) =>
        !vary ? (legal.Contains((byte)0) ? "an answer is not legal" : null)
        : legal.IndexOf((byte)0) is var first && first == 0 ? "its first answer is not legal"
        : first > 0 && legal[first..].Contains((byte)1) ? "its legal answers are not the first ones"
        : null;

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> mask, ActionGroup? group) =>
        group is { } part ? mask.Slice(part.Start, part.Count) : [];

    private static bool AreOpposite(ReadOnlySpan<byte> legal, ReadOnlySpan<byte> revealed)
    {
        for (var cell = 0; cell < legal.Length; cell++)
        {
            if (legal[cell] != 1 - revealed[cell])
            {
                return false;
            }
        }

        return legal.Length == revealed.Length;
    }

    private static string? Cost(CheckSubject subject, bool spending)
    {
        var info = new QuestionAnsweringInfo(subject.Spec.Info);
        var most = 1 + Spec(subject).InitialCost / Spec(subject).Budget + Tolerance;
        var costs = new double[CheckSubject.Rows];
        return subject.Inspect(play => StepChecks.EachRow(play, row =>
        {
            if (!play.Stepped(row))
            {
                return null;
            }

            var (before, now) = (costs[row], play.Info.Values(info.Cost, row)[0]);
            costs[row] = play.Ended(row) ? 0 : now;
            return !(now >= before) ? $"row {row}: the cost went from {before} to {now}"
                : now > most ? $"row {row}: the cost is {now}, everything costs {most}"
                : null;
        }), spending);
    }

    private static string? Reward(CheckSubject subject, bool spending)
    {
        var info = new QuestionAnsweringInfo(subject.Spec.Info);
        var sums = new double[CheckSubject.Rows];
        return subject.Inspect(play => StepChecks.EachRow(play, row =>
        {
            sums[row] += play.Stepped(row) ? play.Current.Rewards[row] : 0;
            if (!play.Ended(row))
            {
                return null;
            }

            var (paid, terminated) = (sums[row], play.Current.Status[row] == StepStatus.Terminated);
            sums[row] = 0;
            var price = play.Info.Values(info.Price, row)[0];
            if (!(price >= Spec(subject).Price - Tolerance && price <= (Spec(subject).HighestPrice ?? Spec(subject).Price) + Tolerance))
            {
                return $"row {row}: its price is {price}";
            }

            var due = Due(Spec(subject).Reward, price, play.Info.Values(info.Accuracy, row)[0], play.Info.Values(info.Cost, row)[0]);
            return !terminated || Math.Abs(paid - due) <= Tolerance ? null : $"row {row}: rewards add up to {paid}, the form says {due}";
        }), spending);
    }

    private static double Due(RewardForm form, double price, double accuracy, double cost)
    {
        var paid = price * Math.Min(cost, 1);
        return form == RewardForm.Linear ? accuracy - paid : accuracy * (1 - paid);
    }

    private static QuestionAnsweringSpec Spec(CheckSubject subject) => subject.Spec.QuestionAnswering!;
}
