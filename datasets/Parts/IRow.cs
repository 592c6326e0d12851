using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A question as JSON and Parquet have it alike: fields by name, with a dot between a structure and its field. Where a list
/// is on the way, as in <c>answers.answer</c>, the values are those of all its elements.
/// </summary>
internal interface IRow
{
    /// <summary>The row's number in its part, 1 for the first.</summary>
    long Number { get; }

    /// <summary>Whether a field is there and not null.</summary>
    bool Has(string field);

    /// <summary>A string, or a number's text; null where it is missing or null.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    string? OptionalText(string field);

    /// <summary>A whole number; null where it is missing or null.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    long? OptionalInteger(string field);

    /// <summary>A truth value; null where it is missing or null.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    bool? OptionalBoolean(string field);

    /// <summary>Strings of a list, of a stringified Python list, or one string that is no list; empty where it is missing or null.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    ImmutableArray<string> Texts(string field);

    /// <summary>A failure that names the row and a field.</summary>
    InputException Failure(string field, string problem);
}
