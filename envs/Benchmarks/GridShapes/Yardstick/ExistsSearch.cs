namespace MultiModalRL.Environments;

/// <summary>
/// The search for a match among m cells, each matching with probability r before the answer is drawn: the recursion over
/// looks without a match. The grid has n cells, of which those outside the search cannot match.
/// </summary>
internal sealed class ExistsSearch
{
    private readonly double[] yes;
    private readonly double[] values;
    private readonly double no;

    /// <param name="setting">The setting.</param>
    /// <param name="target">The question.</param>
    /// <param name="cells">m.</param>
    public ExistsSearch(ExistsSetting setting, ExistsTarget target, int cells)
    {
        var match = setting.MatchProbability(target);
        var rate = setting.SeesOccupancy ? match / setting.Fill : match;
        var absent = Math.Pow(1 - match, setting.Cells);
        var missAll = Math.Pow(1 - rate, cells);
        no = 0.5 * missAll / absent;
        yes = [.. Enumerable.Range(0, cells + 1).Select(looks => 0.5 * (Math.Pow(1 - rate, looks) - missAll) / (1 - absent))];
        values = new double[cells + 1];
        values[cells] = 1;
        for (var looks = cells - 1; looks >= 0; looks--)
        {
            values[looks] = Math.Max(AnswerValue(looks), LookValue(setting, rate, absent, looks));
        }
    }

    /// <summary>The likelihood of m relative to its likelihood before the answer is drawn: w₀ + u; 1 where m is always n.</summary>
    public double Weight => yes[0] + no;

    /// <summary>V₀.</summary>
    public double Value => values[0];

    /// <summary>The accuracy of looking at exactly k cells (m where it is smaller) and then answering best.</summary>
    public double FixedAccuracy(int looks) => 1 - (Math.Min(yes[Math.Min(looks, yes.Length - 1)], no) / Weight);

    public ExistsDecision Decide(int looks) =>
        values[looks] > AnswerValue(looks) ? ExistsDecision.Look
        : yes[looks] > no ? ExistsDecision.Yes
        : ExistsDecision.No;

    /// <summary>The probability that the likelier answer is right: max(w_k, u)/(w_k + u).</summary>
    private double AnswerValue(int looks) => Math.Max(yes[looks], no) / (yes[looks] + no);

    /// <summary>−λ/n + h_k + (1 − h_k)·V_{k+1}; past the whole budget a look is free.</summary>
    private double LookValue(ExistsSetting setting, double rate, double absent, int looks)
    {
        var hit = 0.5 * Math.Pow(1 - rate, looks) * rate / ((1 - absent) * (yes[looks] + no));
        var price = ExistsYardstick.Paid(setting, looks + 1) - ExistsYardstick.Paid(setting, looks);
        return hit + ((1 - hit) * values[looks + 1]) - price;
    }
}
