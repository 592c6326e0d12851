namespace MultiModalRL.Environments.Tests;

/// <summary>
/// Solves a small <c>exists</c> setting by listing every grid with its exact probability under "answer first, then reject
/// whole grids", and searching all policies over what can be seen: which cell to look at, when to stop, what to answer.
/// </summary>
internal sealed class ExistsBruteForce
{
    private const int Unseen = -1;

    private readonly ExistsSetting setting;
    private readonly List<(int[] Grid, bool Matches, double Probability)> grids = [];
    private readonly Dictionary<string, double> known = [];

    public ExistsBruteForce(ExistsSetting setting, ExistsTarget target)
    {
        this.setting = setting;
        var kinds = setting.Colors * setting.Shapes;
        bool Match(int code) => code > 0 && target switch
        {
            ExistsTarget.ColoredShape => code == 1,
            ExistsTarget.Color => (code - 1) / setting.Shapes == 0,
            _ => (code - 1) % setting.Shapes == 0,
        };
        var total = (int)Math.Pow(kinds + 1, setting.Cells);
        for (var number = 0; number < total; number++)
        {
            var grid = new int[setting.Cells];
            var (rest, probability) = (number, 1.0);
            for (var cell = 0; cell < grid.Length; cell++, rest /= kinds + 1)
            {
                grid[cell] = rest % (kinds + 1);
                probability *= grid[cell] == 0 ? 1 - setting.Fill : setting.Fill / kinds;
            }

            grids.Add((grid, Array.Exists(grid, Match), probability));
        }

        // A fair answer, then rejection: each answer's grids keep their proportions and share one half.
        var yes = grids.Where(grid => grid.Matches).Sum(grid => grid.Probability);
        var no = grids.Where(grid => !grid.Matches).Sum(grid => grid.Probability);
        grids = [.. grids.Select(grid => (grid.Grid, grid.Matches, 0.5 * grid.Probability / (grid.Matches ? yes : no))).Where(grid => grid.Item3 > 0)];
    }

    public double OptimalReturn() =>
        grids.GroupBy(grid => setting.SeesOccupancy ? Occupancy(grid.Grid) : "")
            .Sum(seen =>
            {
                known.Clear();
                return Value([.. seen], Enumerable.Repeat(Unseen, setting.Cells).ToArray());
            }) - (setting.Price * setting.InitialCost);

    public double FixedReturn(int looks) =>
        grids.GroupBy(grid => string.Join(',', grid.Grid[..looks])).Sum(seen => Answer([.. seen]))
        - (setting.Price * looks / setting.Cells);

    /// <summary>The best return to come, times the probability of what was seen.</summary>
    private double Value(List<(int[] Grid, bool Matches, double Probability)> possible, int[] seen)
    {
        var key = string.Join(',', seen);
        if (known.TryGetValue(key, out var value))
        {
            return value;
        }

        value = Answer(possible);
        var looks = seen.Count(code => code != Unseen);
        var price = Paid(looks + 1) - Paid(looks);
        for (var cell = 0; cell < seen.Length; cell++)
        {
            if (seen[cell] == Unseen)
            {
                value = Math.Max(value, Look(possible, seen, cell) - (price * possible.Sum(grid => grid.Probability)));
            }
        }

        return known[key] = value;
    }

    private double Look(List<(int[] Grid, bool Matches, double Probability)> possible, int[] seen, int cell) =>
        possible.GroupBy(grid => grid.Grid[cell]).Sum(group =>
        {
            var next = (int[])seen.Clone();
            next[cell] = group.Key;
            return Value([.. group], next);
        });

    private double Paid(int looks) => setting.Price * Math.Min(setting.InitialCost + (looks / (double)setting.Cells), 1);

    private static double Answer(List<(int[] Grid, bool Matches, double Probability)> possible) =>
        Math.Max(possible.Where(grid => grid.Matches).Sum(grid => grid.Probability), possible.Where(grid => !grid.Matches).Sum(grid => grid.Probability));

    private static string Occupancy(int[] grid) => string.Concat(grid.Select(code => code == 0 ? '0' : '1'));
}
