namespace MultiModalRL.Environments;

/// <summary>A setting of the <c>exists</c> questions whose best return is known: linear reward, no deadline.</summary>
public sealed record ExistsSetting
{
    /// <summary>n: cells of the grid, each one look and 1/n of the budget.</summary>
    public int Cells { get; init; } = 9;

    /// <summary>f ∈ (0, 1]: the probability that a cell drawn holds a shape.</summary>
    public double Fill { get; init; } = 0.9;

    /// <summary>Colors, 2 or more.</summary>
    public int Colors { get; init; } = 3;

    /// <summary>Shapes, 2 or more.</summary>
    public int Shapes { get; init; } = 3;

    /// <summary>λ ∈ [0, 1): the price of the whole budget.</summary>
    public double Price { get; init; } = 0.4;

    /// <summary>Whether it is seen from the start which cells hold a shape.</summary>
    public bool SeesOccupancy { get; init; }

    /// <summary>What the first observation costs, as a share of the budget; 0 or more.</summary>
    public double InitialCost { get; init; }

    /// <summary>
    /// The setting of a benchmark's options; null where the theory does not cover them: other question kinds than
    /// <c>exists</c>, or kinds held out.
    /// </summary>
    /// <param name="options">The options. The glimpse partition must be the grid's own.</param>
    /// <param name="price">λ.</param>
    public static ExistsSetting? Of(GridShapesOptions options, double price)
    {
        var shapes = new ShapeKinds(options.Difficulty);
        if (options.Kinds is not [GridQuestionKind.Exists] || (options.HeldOut ?? shapes.DefaultHeldOut).Length > 0)
        {
            return null;
        }

        var seesOccupancy = options.Thumbnail == GridThumbnail.Occupancy;
        return new()
        {
            Cells = options.Side * options.Side,
            Fill = options.Fill,
            Colors = shapes.Colors.Length,
            Shapes = shapes.Shapes.Length,
            Price = price,
            SeesOccupancy = seesOccupancy,
            InitialCost = seesOccupancy ? OccupancyThumbnails.CostAt(options.CellPixels) : 0,
        };
    }

    /// <summary>q: the probability that a cell drawn matches a question.</summary>
    public double MatchProbability(ExistsTarget target) => target switch
    {
        ExistsTarget.ColoredShape => Fill / (Colors * Shapes),
        ExistsTarget.Color => Fill / Colors,
        _ => Fill / Shapes,
    };
}
