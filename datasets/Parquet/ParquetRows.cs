using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The rows of one row group, of which some columns were read. A column is unpacked at each call: call once a group and
/// index the array. Messages name the file and the row in it; the first is row 1.
/// </summary>
public sealed partial class ParquetRows
{
    private readonly Dictionary<string, ColumnValues> columns;
    private readonly int group;

    internal ParquetRows(ParquetFile file, int group, long firstRow, IEnumerable<ColumnValues> columns)
    {
        File = file.Path;
        this.group = group;
        FirstRow = firstRow;
        Count = file.Footer.Groups[group].RowCount;
        this.columns = columns.ToDictionary(column => column.Leaf.Column.Name, StringComparer.Ordinal);
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The number in the file of the first row; 1 for the file's first.</summary>
    public long FirstRow { get; }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>Text that must be there.</summary>
    /// <exception cref="InputException">A row has none, or the column is of another type.</exception>
    public string[] Strings(string column) => Required(column, OptionalStrings(column));

    /// <summary>Text, null where there is none.</summary>
    /// <exception cref="InputException">The column is of another type.</exception>
    public string?[] OptionalStrings(string column) => Places<string>(column, ParquetKind.Text, "a string");

    /// <summary>Whole numbers that must be there, of any width.</summary>
    /// <exception cref="InputException">A row has none, or the column is of another type.</exception>
    public long[] Int64s(string column) => Required(column, OptionalInt64s(column));

    /// <summary>Whole numbers of any width, null where there is none.</summary>
    /// <exception cref="InputException">The column is of another type.</exception>
    public long?[] OptionalInt64s(string column) => Numbers<long>(column, ParquetKind.WholeNumber, "a whole number");

    /// <summary>Numbers that must be there, with a fraction or without.</summary>
    /// <exception cref="InputException">A row has none, or the column is of another type.</exception>
    public double[] Doubles(string column) => Required(column, OptionalDoubles(column));

    /// <summary>Numbers with a fraction or without, null where there is none.</summary>
    /// <exception cref="InputException">The column is of another type.</exception>
    public double?[] OptionalDoubles(string column) => Kind(column) == ParquetKind.WholeNumber
        ? Array.ConvertAll(OptionalInt64s(column), value => (double?)value)
        : Numbers<double>(column, ParquetKind.RealNumber, "a number");

    /// <summary>Truth values that must be there.</summary>
    /// <exception cref="InputException">A row has none, or the column is of another type.</exception>
    public bool[] Booleans(string column) => Required(column, OptionalBooleans(column));

    /// <summary>Truth values, null where there is none.</summary>
    /// <exception cref="InputException">The column is of another type.</exception>
    public bool?[] OptionalBooleans(string column) => Numbers<bool>(column, ParquetKind.Boolean, "a truth value");

    /// <summary>Ids that some publish as text and others as whole numbers, as text.</summary>
    /// <exception cref="InputException">A row has none, or the column is of another type.</exception>
    public string[] StringsOrNumbers(string column) => Kind(column) == ParquetKind.WholeNumber
        ? Array.ConvertAll(Int64s(column), number => number.ToString(CultureInfo.InvariantCulture))
        : Strings(column);

    /// <summary>Bytes, null where there are none.</summary>
    /// <exception cref="InputException">The column is of another type.</exception>
    public ReadOnlyMemory<byte>?[] OptionalBytes(string column) =>
        Numbers<ReadOnlyMemory<byte>>(column, ParquetKind.Binary, "bytes");

    /// <summary>What the values of a column that was read are.</summary>
    public ParquetKind Kind(string column) => Values(column).Leaf.Column.Kind;

    /// <summary>A failure that names file, row group, row and column, for checks that the caller makes.</summary>
    /// <param name="row">The row in this group, from 0.</param>
    /// <param name="column">The column.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public InputException Failure(int row, string column, string problem) =>
        new($"{File}: row group {group + 1}, row {FirstRow + row}, column {column}: {problem}");

    private ColumnValues Values(string column) => columns.TryGetValue(column, out var values)
        ? values
        : throw new ArgumentException($"{column} was not read: expected one of {string.Join(", ", columns.Keys)}", nameof(column));

    private ColumnValues Values(string column, ParquetKind kind, int depth, string expected)
    {
        var values = Values(column);
        var found = values.Leaf.Column;
        var fits = found.Kind == kind || found.Kind == ParquetKind.Null;
        return fits && found.ListDepth == depth
            ? values
            : throw new InputException($"{File}: column {column}: expected {expected}, found {found}");
    }

    private T?[] Places<T>(string column, ParquetKind kind, string expected) where T : class
    {
        var values = Values(column, kind, 0, expected);
        var places = new T?[Count];
        Place<T>(values, (row, value) => places[row] = value);
        return places;
    }

    private T?[] Numbers<T>(string column, ParquetKind kind, string expected) where T : struct
    {
        var values = Values(column, kind, 0, expected);
        var places = new T?[Count];
        Place<T>(values, (row, value) => places[row] = value);
        return places;
    }

    private void Place<T>(ColumnValues column, Action<int, T> place)
    {
        if (column.AreAllNull)
        {
            return;
        }

        var values = (T[])column.Values;
        for (int row = 0, next = 0; row < Count; row++)
        {
            if (column.Definitions.Length == 0 || column.Definitions[row] == column.Leaf.MaxDefinition)
            {
                place(row, values[next++]);
            }
        }
    }

    private T[] Required<T>(string column, T?[] values) where T : class
    {
        var missing = Array.IndexOf(values, null);
        return missing < 0 ? Array.ConvertAll(values, value => value!) : throw Null(missing, column);
    }

    private T[] Required<T>(string column, T?[] values) where T : struct
    {
        var missing = Array.FindIndex(values, value => value is null);
        return missing < 0 ? Array.ConvertAll(values, value => value!.Value) : throw Null(missing, column);
    }

    private InputException Null(int row, string column) => Failure(row, column, "expected a value, found null");
}
