namespace MultiModalRL.Evaluation;

/// <summary>Puts labels beside points where they cover nothing; a label without room is left out (legend and tooltip stay).</summary>
internal sealed class LabelPlacer(PlotFrame frame)
{
    private const double CharacterWidth = 6.7;
    private const double LineHeight = 13;

    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    /// <summary>Keeps a square around a point free.</summary>
    public void Occupy(double x, double y, double radius) => taken.Add((x - radius, y - radius, x + radius, y + radius));

    /// <summary>Writes the label where it fits first: right, left, above, below, then the corners.</summary>
    public void Place(HtmlWriter html, string style, double x, double y, string text)
    {
        var width = CharacterWidth * text.Length;
        ReadOnlySpan<(double X, double Y)> offsets =
        [
            (10, 4), (-10 - width, 4), (-width / 2, -11), (-width / 2, 20), (8, -8), (8, 17), (-8 - width, -8), (-8 - width, 17),
        ];
        foreach (var offset in offsets)
        {
            var (left, baseline) = (x + offset.X, y + offset.Y);
            var box = (Left: left, Top: baseline - LineHeight + 3, Right: left + width, Bottom: baseline + 3);
            if (IsInside(box) && !taken.Exists(other => Overlap(box, other)))
            {
                taken.Add(box);
                html.Label(style, left, baseline, text);
                return;
            }
        }
    }

    private bool IsInside((double Left, double Top, double Right, double Bottom) box) =>
        box.Left >= frame.Left && box.Right <= frame.Width - 2 && box.Top >= 0 && box.Bottom <= frame.Height - frame.Bottom;

    private static bool Overlap(
        (double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
