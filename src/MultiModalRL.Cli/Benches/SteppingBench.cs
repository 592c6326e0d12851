using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>Environments stepped alone, over the number of rows.</summary>
internal sealed class SteppingBench : IBench
{
    private static readonly int[] Rows = [1, 8, 64, 1024, 4096];

    public string Name => "stepping";

    public string Summary => "environment steps a second and managed bytes a step, with actions drawn beforehand";

    public IEnumerable<Figure> Measure(BenchSettings settings)
    {
        var plain = new PlainCartPole();
        foreach (var environment in settings.Environments)
        {
            var plays = Array.ConvertAll(Rows, rows => new RecordedPlay(settings.Create(environment, rows)));
            try
            {
                var rates = settings.Meter.Measure([plain.Run, .. plays.Select(play => (Func<long>)play.Repeat)]);
                yield return Calibration(environment, rates[0]);
                for (var i = 0; i < Rows.Length; i++)
                {
                    yield return Rate(environment, Rows[i], rates, i + 1);
                    yield return new Figure(Text(environment, Rows[i]), plays[i].BytesPerStep(), "bytes/step");
                }
            }
            finally
            {
                Array.ForEach(plays, play => play.Dispose());
            }
        }
    }

    private static Figure Calibration(EnvironmentRegistration environment, double rate) =>
        new($"plain CartPole loop beside {environment.Id}", rate, "steps/s")
        {
            Peer = new PeerFigure("plain loop, reference machine", PlainCartPole.ReferenceRate),
        };

    private static Figure Rate(EnvironmentRegistration environment, int rows, Rates rates, int work) =>
        new(Text(environment, rows), rates[work], "steps/s")
        {
            Ratio = rates.Ratio(work, 0),
            RatioTo = "plain loop",
            Peer = environment.Id.Name == "CartPole" ? Gymnasium(rows) : null,
        };

    // Gymnasium 1.4, its NumPy-vectorized CartPole; one by one it makes 76,000 to 93,000 steps/s.
    private static PeerFigure? Gymnasium(int rows) => rows switch
    {
        8 => ByNumPy(111e3),
        64 => ByNumPy(696e3),
        1024 => ByNumPy(11.6e6),
        _ => null,
    };

    private static PeerFigure ByNumPy(double steps) => new("Gymnasium 1.4 (NumPy)", steps) { Calibration = PlainCartPole.ReferenceRate };

    private static string Text(EnvironmentRegistration environment, int rows) => $"{environment.Id}, {rows} {(rows == 1 ? "row" : "rows")}";
}
