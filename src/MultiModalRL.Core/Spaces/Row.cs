namespace MultiModalRL.Core;

/// <summary>One row of <see cref="Columns"/>.</summary>
public readonly ref struct Row
{
    private readonly Columns columns;
    private readonly int index;

    internal Row(Columns columns, int index)
    {
        this.columns = columns;
        this.index = index;
    }

    /// <summary>The elements of a field.</summary>
    public Span<T> Values<T>(Field<T> field) => columns.Values(field, index);

    /// <summary>The first (often only) element of a field.</summary>
    public ref T Value<T>(Field<T> field) => ref columns.Values(field, index)[0];
}
