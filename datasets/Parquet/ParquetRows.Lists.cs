using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

public sealed partial class ParquetRows
{
    /// <summary>
    /// Lists of text, all there: <c>answers</c>, or one field of a list of structures, <c>answers.answer</c>. A column of
    /// text is read as well, where it is written as Python writes a list: <c>['a', "b's"]</c>.
    /// </summary>
    /// <exception cref="InputException">A list or an element is null, a text is no list, or the column is of another type.</exception>
    public ImmutableArray<string>[] StringLists(string column) => Whole(column, OptionalStringLists(column));

    /// <summary>The same, with null for a list or an element that is null.</summary>
    /// <exception cref="InputException">A text is no list, or the column is of another type.</exception>
    public ImmutableArray<string?>?[] OptionalStringLists(string column)
    {
        if (Values(column).Leaf.Column is not { Kind: ParquetKind.Text, ListDepth: 0 })
        {
            return Lists<string, string?>(column, ParquetKind.Text, "a list of strings", value => value);
        }

        var texts = OptionalStrings(column);
        var lists = new ImmutableArray<string?>?[Count];
        for (var row = 0; row < Count; row++)
        {
            if (texts[row] is { } text)
            {
                lists[row] = PythonList.TryParse(text, out var list)
                    ? ImmutableArray<string?>.CastUp(list)
                    : throw Failure(row, column, $"expected a list of strings, found '{Quoted.OneLine(text)}'");
            }
        }

        return lists;
    }

    /// <summary>Lists of whole numbers, all there.</summary>
    /// <exception cref="InputException">A list or an element is null, or the column is of another type.</exception>
    public ImmutableArray<long>[] Int64Lists(string column) => Whole(column, OptionalInt64Lists(column));

    /// <summary>Lists of numbers, all there.</summary>
    /// <exception cref="InputException">A list or an element is null, or the column is of another type.</exception>
    public ImmutableArray<double>[] DoubleLists(string column) =>
        Whole(column, Lists<double, double?>(column, ParquetKind.RealNumber, "a list of numbers", value => value));

    /// <summary>Lists of whole numbers, with null for a list or an element that is null.</summary>
    /// <exception cref="InputException">The column is of another type.</exception>
    public ImmutableArray<long?>?[] OptionalInt64Lists(string column) =>
        Lists<long, long?>(column, ParquetKind.WholeNumber, "a list of whole numbers", value => value);

    private ImmutableArray<T>[] Whole<T>(string column, ImmutableArray<T?>?[] lists)
        where T : struct
    {
        var whole = new ImmutableArray<T>[Count];
        for (var row = 0; row < Count; row++)
        {
            whole[row] = lists[row] is { } list && list.All(value => value is not null)
                ? [.. list.Select(value => value!.Value)]
                : throw Null(row, column);
        }

        return whole;
    }

    private ImmutableArray<string>[] Whole(string column, ImmutableArray<string?>?[] lists)
    {
        var whole = new ImmutableArray<string>[Count];
        for (var row = 0; row < Count; row++)
        {
            whole[row] = lists[row] is { } list && !list.Contains(null) ? [.. list.Select(text => text!)] : throw Null(row, column);
        }

        return whole;
    }

    /// <summary>Puts values back into lists by their levels (Melnik et al., "Dremel", 2010, section 4).</summary>
    private ImmutableArray<TOut>?[] Lists<TIn, TOut>(string column, ParquetKind kind, string expected, Func<TIn, TOut> convert)
    {
        var values = Values(column, kind, 1, expected);
        var lists = new ImmutableArray<TOut>?[Count];
        var stored = values.AreAllNull ? [] : (TIn[])values.Values;
        int place = 0, next = 0;
        for (var row = 0; row < Count; row++)
        {
            var builder = ImmutableArray.CreateBuilder<TOut>();
            var first = place < values.Definitions.Length ? values.Definitions[place] : throw Cut(row, column);
            do
            {
                if (values.Definitions[place] >= values.Leaf.ElementDefinition)
                {
                    builder.Add(values.Definitions[place] == values.Leaf.MaxDefinition ? convert(stored[next++]) : default!);
                }

                place++;
            }
            while (place < values.Repetitions.Length && values.Repetitions[place] > 0);
            lists[row] = first < values.Leaf.ElementDefinition - 1 ? null : builder.DrainToImmutable();
        }

        return place == values.Definitions.Length ? lists : throw Cut(Count - 1, column);
    }

    private InputException Cut(int row, string column) => Failure(row, column, "its lists are not those of the rows");
}
