namespace MultiModalRL.Core;

/// <summary>What holds at every step.</summary>
internal static class StepChecks
{
    public static string? Spaces(CheckSubject subject) => subject.Inspect(play =>
        EachRow(play, row => play.Shows(row) && play.Current.Observations.FirstOutside(row) is { } field
            ? $"row {row}: observation field '{field}' is outside its space"
            : play.Stepped(row) && play.Info.FirstOutside(row) is { } info
            ? $"row {row}: info field '{info}' is outside its space"
            : null));

    public static string? LegalActions(CheckSubject subject) => subject.Spec.LegalActions is not { } legal
        ? null
        : subject.Inspect(play => EachRow(play, row =>
            play.Current.Observations.Values(legal, row).Contains((byte)1) ? null : $"row {row}: no action is legal"));

    public static string? Rewards(CheckSubject subject) => subject.Inspect(play => EachRow(play, row =>
    {
        var sum = 0.0;
        foreach (var component in play.Current.Components(row))
        {
            sum += component;
        }

        var reward = play.Current.Rewards[row];
        return !float.IsFinite(reward) ? $"row {row}: the reward is {reward}"
            : Math.Abs(reward - sum) <= 1e-5 * (1 + Math.Abs(sum)) ? null
            : $"row {row}: the reward is {reward}, its components add up to {sum}";
    }));

    public static string? StepLimit(CheckSubject subject) => subject.Spec.MaxEpisodeSteps is not (> 0 and var limit)
        ? null
        : subject.Inspect(play => EachRow(play, row =>
            play.Shows(row) && play.Age(row) >= limit ? $"row {row}: an episode goes on after {play.Age(row)} steps, limit {limit}" : null));

    public static string? Autoreset(CheckSubject subject) => subject.Inspect(play => EachRow(play, row =>
    {
        var starts = play.Current.Starts[row];
        return play.Steps == 0 ? (starts ? null : $"row {row}: the first observation is not marked as a start")
            : play.Ended(row) && !starts ? $"row {row}: an episode ended and no next one began"
            : !play.Ended(row) && starts ? $"row {row}: an episode began and none had ended"
            : null;
    }));

    public static string? Keys(CheckSubject subject) => subject.Inspect(play => EachRow(play, row =>
        !play.Shows(row) ? null
        : play.Episode(row) < 0 ? $"row {row}: the key at a start is of no episode of the plan that has not been played"
        : play.Current.Keys[row] != play.Plan.At(play.Episode(row)).Key(play.Age(row))
        ? $"row {row}: the key is not that of episode {play.Episode(row)}, step {play.Age(row)}"
        : null));

    public static string? Numbers(CheckSubject subject) => subject.Inspect(play => EachRow(play, row =>
        play.Shows(row) && play.Current.Episodes[row] != play.Episode(row)
        ? $"row {row}: numbered {play.Current.Episodes[row]}, the key is that of episode {play.Episode(row)}"
        : null));

    public static string? Finals(CheckSubject subject) => subject.Inspect(play =>
    {
        var finals = 0;
        var finding = EachRow(play, row => play.Current.Status[row] != StepStatus.Truncated ? null
            : finals >= play.Current.Finals.Count || play.Current.FinalRows[finals] != row ? $"row {row}: truncated without a final observation"
            : play.Current.Finals.FirstOutside(finals++) is { } field ? $"row {row}: the final observation's field '{field}' is outside its space"
            : null);
        return finding ?? (finals == play.Current.Finals.Count ? null : "there are final observations of rows that were not truncated");
    });

    public static string? EachRow(Play play, Func<int, string?> inspect)
    {
        for (var row = 0; row < play.Rows; row++)
        {
            if (inspect(row) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }
}
