namespace MultiModalRL.Evaluation;

/// <summary>Episodes to look at.</summary>
internal static class GallerySection
{
    private const double Side = 240;

    public static void Write(HtmlWriter html, ReportModel model)
    {
        if (model.Gallery.IsEmpty)
        {
            return;
        }

        html.OpenSection(
            "gallery",
            "Episodes",
            "What the agent was asked, where it looked (numbers give the order; what stayed hidden is dimmed) and what it said. Wrong answers are shown more often than they occur.");
        html.Open("div", ("class", "gallery"));
        foreach (var item in model.Gallery)
        {
            WriteItem(html, item);
        }

        html.Close().Close();
    }

    private static void WriteItem(HtmlWriter html, GalleryItem item)
    {
        html.Open("figure", ("class", item.Correct ? "episode right" : "episode wrong"));
        WriteImage(html, item);
        html.Open("figcaption").Element("p", item.Question, ("class", "question")).Open("p");
        html.Element("span", item.Correct ? "✓ right" : "✗ wrong", ("class", item.Correct ? "mark right" : "mark wrong")).Text(" ");
        html.Element("strong", item.Answer ?? "no answer");
        if (item.Answer != item.Reference)
        {
            html.Text(", reference ").Element("strong", item.Reference ?? "(not among the answers)");
        }

        html.Close();
        var looks = item.Side == 0 ? "" : item.Looks.Length == 1 ? "1 look · " : $"{item.Looks.Length} looks · ";
        var agent = item.Agent.Length == 0 ? "" : $"{item.Agent} · ";
        html.Element("p", $"{agent}{looks}cost {Figures.Number(item.Cost)}", ("class", "note")).Close().Close();
    }

    private static void WriteImage(HtmlWriter html, GalleryItem item)
    {
        var (width, height) = (Side, Side * item.Shape.Height / item.Shape.Width);
        var size = (Width: Figures.Coordinate(width), Height: Figures.Coordinate(height));
        html.Open(
            "svg",
            ("viewBox", $"0 0 {size.Width} {size.Height}"),
            ("role", "img"),
            ("aria-label", $"image with {item.Looks.Length} looks"));
        html.Void(
            "image",
            ("href", "data:image/png;base64," + Convert.ToBase64String(item.Png.AsSpan())),
            ("width", size.Width),
            ("height", size.Height),
            ("preserveAspectRatio", "none"));
        for (var cell = 0; cell < item.Side * item.Side; cell++)
        {
            var (row, column) = (cell / item.Side, cell % item.Side);
            var (left, right) = (width * Edge(column, item.Shape.Width, item.Side), width * Edge(column + 1, item.Shape.Width, item.Side));
            var (top, bottom) = (height * Edge(row, item.Shape.Height, item.Side), height * Edge(row + 1, item.Shape.Height, item.Side));
            var order = item.Looks.IndexOf(cell);
            html.Rectangle(order < 0 ? "cell hidden" : "cell", left, top, right - left, bottom - top);
            if (order >= 0)
            {
                WriteOrder(html, order + 1, left, top, Math.Min(right - left, bottom - top));
            }
        }

        html.Close();
    }

    // In the corner of the cell, so that it hides little of what the agent saw there.
    private static void WriteOrder(HtmlWriter html, int order, double left, double top, double cell)
    {
        var radius = Math.Clamp(cell * 0.2, 6, 12);
        var (x, y) = (left + radius + 2, top + radius + 2);
        html.Void(
            "circle", ("class", "order"), ("cx", Figures.Coordinate(x)), ("cy", Figures.Coordinate(y)), ("r", Figures.Coordinate(radius)));
        html.Element(
            "text",
            Figures.Coordinate(order),
            ("class", "order middle"),
            ("x", Figures.Coordinate(x)),
            ("y", Figures.Coordinate(y + (radius * 0.42))),
            ("style", $"font-size:{Figures.Coordinate(radius * 1.2)}px"));
    }

    // Cells of a side that does not divide the image begin at whole pixels.
    private static double Edge(int cell, int pixels, int side) => Math.Floor((double)cell * pixels / side) / pixels;
}
