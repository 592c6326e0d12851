using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A part of NLVR2 as a Parquet table: a sentence, a label (text, a truth value, or the letter of an option) and two
/// images, in one column or in a left and a right one. Where there is no identifier, consistency goes by the sentence.
/// </summary>
internal static class Nlvr2Table
{
    private const string Options = "options";

    private static readonly ColumnRole Sentence = ColumnRole.Of("sentence", "sentence", "question", "query");
    private static readonly ColumnRole Label = ColumnRole.Of("label", "label", "answer");
    private static readonly ColumnRole Identifier = ColumnRole.Of("identifier", "identifier", "uid", "id", "question_id");
    private static readonly ColumnRole Photographs = ColumnRole.OfImages(["left_image", "right_image"], ["images"], ["image_0", "image_1"], ["image_1", "image_2"]);

    /// <summary>Reads the texts; images are read when they are opened.</summary>
    /// <exception cref="InputException">A column is missing or of another type, or a label is none.</exception>
    public static Nlvr2Part Read(ParquetTable table)
    {
        var (sentence, label, images) = (table.Column(Sentence), table.Column(Label), table.Require(Photographs));
        var identifier = table.Find(Identifier) is [var named, ..] ? named : null;
        string[] asked = [sentence, label, .. identifier is null ? Array.Empty<string>() : [identifier], .. table.Has(Options) ? [Options] : Array.Empty<string>()];
        var examples = ImmutableArray.CreateBuilder<Nlvr2Example>();
        foreach (var rows in table.Read(asked))
        {
            var (texts, labels) = (rows.Strings(sentence), Labels(rows, label, table.Has(Options)));
            var names = identifier is null ? null : rows.StringsOrNumbers(identifier);
            for (var row = 0; row < rows.Count; row++)
            {
                examples.Add(new(texts[row], labels[row], names?[row] ?? $"row {examples.Count + 1}", examples.Count));
            }
        }

        return examples.Count > 0
            ? new(table.Files[0], examples.ToImmutable(), StoredImages.OfStream(examples.Count, () => Pairs(table, images)))
            : throw new InputException($"{table.Files[0]} has no rows");
    }

    private static IEnumerable<ImageSource?> Pairs(ParquetTable table, ImmutableArray<string> columns)
    {
        foreach (var rows in table.Read(columns))
        {
            var images = rows.Images(columns);
            for (var row = 0; row < images.Length; row++)
            {
                yield return images[row] is { Parts.Length: 2 } pair
                    ? pair
                    : throw rows.Failure(row, columns[0], $"expected a pair of images, found {Math.Max(images[row]?.Parts.Length ?? 0, images[row] is null ? 0 : 1)}");
            }
        }
    }

    private static bool[] Labels(ParquetRows rows, string label, bool hasOptions)
    {
        switch (rows.Kind(label))
        {
            case ParquetKind.Boolean:
                return rows.Booleans(label);
            case ParquetKind.WholeNumber:
                return [.. rows.Int64s(label).Select((value, row) => value is 0 or 1 ? value == 1 : throw rows.Failure(row, label, $"expected 0 or 1, found {value}"))];
            default:
                var options = hasOptions ? rows.StringLists(Options) : null;
                return [.. rows.Strings(label).Select((text, row) => NlvrLabel.Of(Option(options is null ? [] : options[row], text)) ?? throw rows.Failure(
                    row, label, $"expected True, False or the letter of an option that says so, found '{Quoted.OneLine(text)}'"))];
        }
    }

    /// <summary>The option that a letter names; the text itself where it is none.</summary>
    private static string Option(ImmutableArray<string> options, string text) =>
        text is [>= 'A' and <= 'Z' and var letter] && letter - 'A' < options.Length ? options[letter - 'A'] : text;
}
