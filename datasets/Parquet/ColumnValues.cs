namespace MultiModalRL.Datasets;

/// <summary>A column's values in one row group, with the levels that say where they belong.</summary>
/// <param name="Leaf">The column.</param>
/// <param name="Values">
/// The values that are there, in order: <c>string[]</c>, <c>ReadOnlyMemory&lt;byte&gt;[]</c>, <c>long[]</c>, <c>double[]</c> or
/// <c>bool[]</c> by kind, and an empty array for nulls.
/// </param>
/// <param name="Definitions">A level for every place; empty where nothing can be missing.</param>
/// <param name="Repetitions">A level for every place; empty without lists.</param>
internal sealed record ColumnValues(ParquetLeaf Leaf, Array Values, int[] Definitions, int[] Repetitions)
{
    /// <summary>Whether no value is there at all.</summary>
    public bool AreAllNull => Values.Length == 0;
}
