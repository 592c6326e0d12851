using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>A row of a Parquet table.</summary>
internal sealed class TableRow(TableReader reader, TableGroup group, int row, long number) : IRow
{
    public long Number => number;

    /// <summary>The number of the row's image among those of the part; −1 where it has none and that is to be expected.</summary>
    /// <param name="key">What tells images apart; null for one that no other row shares.</param>
    public int Image(string? key) => reader.Image(group, row, number, key);

    public bool Has(string field) => group.Kind(field) switch
    {
        ParquetKind.Null => false,
        _ when IsList(field) => Lists(field)[row] is not null,
        _ => OptionalText(field) is not null,
    };

    public string? OptionalText(string field) => group.Kind(field) switch
    {
        ParquetKind.Null => null,
        ParquetKind.WholeNumber => group.Column(field, group.Rows.OptionalInt64s)[row]?.ToString(CultureInfo.InvariantCulture),
        ParquetKind.RealNumber => group.Column(field, group.Rows.OptionalDoubles)[row]?.ToString("R", CultureInfo.InvariantCulture),
        _ => group.Column(field, group.Rows.OptionalStrings)[row],
    };

    public long? OptionalInteger(string field) => group.Kind(field) switch
    {
        ParquetKind.Null => null,
        ParquetKind.RealNumber => Whole(field, group.Column(field, group.Rows.OptionalDoubles)[row]),
        _ => group.Column(field, group.Rows.OptionalInt64s)[row],
    };

    public bool? OptionalBoolean(string field) =>
        group.Kind(field) == ParquetKind.Null ? null : group.Column(field, group.Rows.OptionalBooleans)[row];

    public ImmutableArray<string> Texts(string field)
    {
        if (group.Kind(field) == ParquetKind.Null)
        {
            return [];
        }

        if (!IsList(field))
        {
            return StringifiedList.Of(OptionalText(field), problem => Failure(field, problem));
        }

        return Lists(field)[row] is not { } list ? []
            : list.Contains(null) ? throw Failure(field, "expected a list of strings, found a null in it")
            : [.. list.Select(text => text!)];
    }

    public InputException Failure(string field, string problem) => group.Rows.Failure(row, field, problem);

    // Tables made of data frames have whole numbers with gaps as 1.0 and not-a-number.
    private long? Whole(string field, double? number) => number switch
    {
        null or double.NaN => null,
        { } whole when double.IsInteger(whole) && Math.Abs(whole) < 1e15 => (long)whole,
        _ => throw Failure(field, $"expected a whole number, found {OptionalText(field)}"),
    };

    private bool IsList(string field) => group.ListDepth(field) > 0;

    private ImmutableArray<string?>?[] Lists(string field) => group.Column(field, group.Rows.OptionalStringLists);
}
