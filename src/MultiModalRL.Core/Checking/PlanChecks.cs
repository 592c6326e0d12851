namespace MultiModalRL.Core;

/// <summary>How an environment follows a plan that ends.</summary>
internal static class PlanChecks
{
    private const int MostEpisodes = 100;
    private const int MostSteps = 20_000;

    public static string? EachOnce(CheckSubject subject)
    {
        var count = Math.Min(subject.Spec.ExampleCount, MostEpisodes);
        var play = new Play(subject.Shared(CheckSubject.Rows), EpisodePlan.EachOnce(subject.Seed, count), garbage: 1);
        var seen = new HashSet<long>();
        play.Reset();
        var finding = Look(play, seen);
        while (finding is null && play.Current.Status.ContainsAnyExcept(StepStatus.Idle) && play.Steps < MostSteps)
        {
            play.Step();
            finding = Look(play, seen);
        }

        // An environment whose episodes end of themselves only may outlast any number of random steps.
        return finding ?? (seen.Count == count || play.Steps == MostSteps ? null : $"{seen.Count} of {count} episodes were played");
    }

    private static string? Look(Play play, HashSet<long> seen) => StepChecks.EachRow(play, row =>
    {
        if (play.Current.Starts[row])
        {
            return play.Episode(row) < 0 ? $"row {row}: a start that is of no episode of the plan still to be played (an idle row starts nothing)"
                : seen.Add(play.Episode(row)) ? null
                : $"row {row}: episode {play.Episode(row)} was played again";
        }

        var idle = play.Current.Status[row] == StepStatus.Idle;
        return idle && play.Current.Rewards[row] != 0 ? $"row {row}: an idle row has a reward"
            : idle && play.Steps > 0 && (play.Previous.Status[row] == StepStatus.Continues || play.Previous.Starts[row]) ? $"row {row}: idle before its episode ended"
            : !idle && play.Steps > 0 && play.Previous.Status[row] is StepStatus.Idle ? $"row {row}: idle no longer, without a start"
            : !idle && play.Steps > 0 && play.Previous.Status[row] is not StepStatus.Continues && !play.Previous.Starts[row]
            ? $"row {row}: stepped after the plan's end, expected Idle"
            : null;
    });
}
