namespace MultiModalRL.Datasets;

/// <summary>A sentence of NLVR2 beside a pair of photographs.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Label">Whether it is true of the pair.</param>
/// <param name="Identifier">Split, set, pair and sentence, such as <c>dev-850-2-0</c>; another name where the data have no such one.</param>
/// <param name="Pair">The pair's handle in the images of the part.</param>
public sealed record Nlvr2Example(string Sentence, bool Label, string Identifier, int Pair)
{
    /// <summary>
    /// What the pairs share that were put to the same sentence: split, set and sentence number; the sentence itself where
    /// the identifier has no four parts.
    /// </summary>
    public static string GroupOf(string identifier, string sentence) =>
        identifier.Split('-') is [var split, var set, _, var number] ? $"{split}-{set}-{number}" : sentence;
}
