namespace MultiModalRL.Datasets;

/// <summary>A column of a table that is being written: takes one value a row.</summary>
/// <typeparam name="T">What a value is; null is kept apart from empty.</typeparam>
public sealed class ParquetColumnWriter<T>
{
    private readonly Action<T> append;

    internal ParquetColumnWriter(Action<T> append) => this.append = append;

    /// <summary>Gives the current row its value.</summary>
    public void Append(T value) => append(value);
}
