namespace MultiModalRL.Environments;

/// <summary>
/// Options of the benchmark <c>GridShapesExists</c>: GridShapes with the defaults under which the best return is known
/// exactly (<see cref="ExistsYardstick"/>): only "is there a …", nine cells, three colors and three shapes, fill 0.9, no
/// thumbnail, nothing held out.
/// </summary>
public sealed record GridShapesExistsOptions : GridShapesOptions
{
    /// <summary>The defaults.</summary>
    public GridShapesExistsOptions()
    {
        Kinds = [GridQuestionKind.Exists];
        Fill = 0.9;
        HeldOut = [];
    }
}
