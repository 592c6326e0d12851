namespace MultiModalRL.Environments;

/// <summary>
/// The exact best return of the <c>exists</c> questions under the linear reward, and that of the best policy that always
/// looks equally often: what a learned policy is measured between. With q the probability that a cell drawn matches,
/// S = (1 − q)ⁿ, r = q and m = n (r = q/f and m the occupied cells where occupancy is seen), after k looks without a match
/// w_k = ½((1 − r)ᵏ − (1 − r)ᵐ)/(1 − S), u = ½(1 − r)ᵐ/S, h_k = ½(1 − r)ᵏ·r/((1 − S)(w_k + u));
/// V_m = 1, V_k = max{ max(w_k, u)/(w_k + u), −λ/n + h_k + (1 − h_k)·V_{k+1} }.
/// </summary>
public sealed class ExistsYardstick
{
    private static readonly ExistsTarget[] Targets = Enum.GetValues<ExistsTarget>();

    private readonly Dictionary<(ExistsTarget Target, int Cells), ExistsSearch> searches = [];

    /// <summary>Solves a setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value of the setting is out of its range.</exception>
    public ExistsYardstick(ExistsSetting setting)
    {
        RequireRanges(setting);
        Setting = setting;
        foreach (var target in Targets)
        {
            for (var cells = setting.SeesOccupancy ? 0 : setting.Cells; cells <= setting.Cells; cells++)
            {
                searches.Add((target, cells), new ExistsSearch(setting, target, cells));
            }
        }

        OptimalReturn = Average(search => search.Value) - Paid(setting, 0);
        BestFixedLooks = Enumerable.Range(0, setting.Cells + 1).MaxBy(FixedReturn);
        BestFixedReturn = FixedReturn(BestFixedLooks);
    }

    /// <summary>What was solved.</summary>
    public ExistsSetting Setting { get; }

    /// <summary>V*: the expected return of the best policy.</summary>
    public double OptimalReturn { get; }

    /// <summary>The k that <see cref="BestFixedReturn"/> is reached at.</summary>
    public int BestFixedLooks { get; }

    /// <summary>
    /// The expected return of the best policy that looks at exactly k cells whatever it sees, then gives the likelier
    /// answer, with one k for all questions.
    /// </summary>
    public double BestFixedReturn { get; }

    /// <summary>
    /// The expected return of looking at exactly k cells whatever is asked or seen, occupied ones first where occupancy is
    /// seen, and then giving the likelier answer.
    /// </summary>
    /// <param name="looks">k, 0 … n.</param>
    public double FixedReturn(int looks) => Average(search => search.FixedAccuracy(looks)) - Paid(Setting, looks);

    /// <summary>g = (R − R_best-fixed)/(V* − R_best-fixed): 0 as good as fixed looks, 1 optimal. NaN where the two are equal.</summary>
    /// <param name="meanReturn">R.</param>
    public double GapCaptured(double meanReturn) =>
        OptimalReturn - BestFixedReturn < 1e-12 ? double.NaN : (meanReturn - BestFixedReturn) / (OptimalReturn - BestFixedReturn);

    /// <summary>The best action after some looks without a match; after a match it is to answer yes.</summary>
    /// <param name="target">What is asked for.</param>
    /// <param name="looks">Cells seen, none of which matches; where occupancy is seen, of those occupied.</param>
    /// <param name="cells">Cells to search: n, or the occupied cells where occupancy is seen.</param>
    public ExistsDecision Decide(ExistsTarget target, int looks, int cells) => searches[(target, cells)].Decide(looks);

    /// <summary>λ·min(c, 1) after some looks.</summary>
    internal static double Paid(ExistsSetting setting, int looks) =>
        setting.Price * Math.Min(setting.InitialCost + ((double)looks / setting.Cells), 1);

    /// <summary>Over questions, and over how many cells are occupied where that is seen.</summary>
    private double Average(Func<ExistsSearch, double> value) =>
        Targets.Average(target => Setting.SeesOccupancy
            ? Enumerable.Range(0, Setting.Cells + 1).Sum(cells => Occupied(cells) * searches[(target, cells)].Weight * value(searches[(target, cells)]))
            : value(searches[(target, Setting.Cells)]));

    /// <summary>The probability that a grid drawn has some number of occupied cells, before its answer is demanded.</summary>
    private double Occupied(int cells)
    {
        var ways = 1.0;
        for (var i = 0; i < cells; i++)
        {
            ways = ways * (Setting.Cells - i) / (i + 1);
        }

        return ways * Math.Pow(Setting.Fill, cells) * Math.Pow(1 - Setting.Fill, Setting.Cells - cells);
    }

    private static void RequireRanges(ExistsSetting setting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(setting.Cells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(setting.Colors, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(setting.Shapes, 2);
        if (setting is not { Fill: > 0 and <= 1, Price: >= 0 and < 1, InitialCost: >= 0 and < double.PositiveInfinity })
        {
            throw new ArgumentOutOfRangeException(nameof(setting), "expected fill in (0, 1], price in [0, 1) and an initial cost of 0 or more");
        }
    }
}
