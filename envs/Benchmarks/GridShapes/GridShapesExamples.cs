namespace MultiModalRL.Environments;

/// <summary>Generated examples, by column.</summary>
/// <param name="Questions">The question of every example.</param>
/// <param name="Answers">The answer of every example.</param>
/// <param name="Cells">The cells' codes, side × side an example, row-major; see <see cref="ShapeKinds"/>.</param>
/// <param name="Side">Cells along each side of a grid.</param>
public sealed record GridShapesExamples(GridQuestion[] Questions, int[] Answers, byte[] Cells, int Side)
{
    /// <summary>How many examples.</summary>
    public int Count => Answers.Length;

    /// <summary>The grid of an example.</summary>
    public Span<byte> Grid(int example) => Cells.AsSpan(example * Side * Side, Side * Side);
}
