namespace MultiModalRL.Datasets;

/// <summary>Texts as token ids.</summary>
/// <param name="Ids"><paramref name="Length"/> ids a text, one text after another, padded with 0.</param>
/// <param name="Length">Ids a text.</param>
/// <param name="Truncated">The texts that have more tokens than that, whose ends are missing, by index.</param>
/// <param name="Unknown">The texts that have tokens the vocabulary lacks, by index.</param>
public sealed record EncodedTexts(int[] Ids, int Length, IReadOnlyList<int> Truncated, IReadOnlyList<int> Unknown);
