using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The tokens of a set of texts as ids: 0 pads, 1 stands for every token that is not in the set, then the tokens in
/// ordinal order, so that the order and number of the texts don't matter. Immutable.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The id that fills rows up.</summary>
    public const int Padding = 0;

    /// <summary>The id of tokens that the vocabulary lacks.</summary>
    public const int Unknown = 1;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    private Vocabulary(IEnumerable<string> tokens, int longestText)
    {
        // The tokenizer splits at '<', so neither name can be a token of a text.
        Tokens = ["<padding>", "<unknown>", .. tokens.Order(StringComparer.Ordinal)];
        LongestText = longestText;
        for (var id = Unknown + 1; id < Tokens.Length; id++)
        {
            ids.Add(Tokens[id], id);
        }
    }

    /// <summary>The token of every id.</summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>Tokens of the longest text that the vocabulary was made from.</summary>
    public int LongestText { get; }

    /// <summary>Makes the vocabulary of some texts: those of the training split, never of another.</summary>
    public static Vocabulary Of(IEnumerable<string> texts)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var longest = 0;
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var split = Tokenizer.Split(text);
            tokens.UnionWith(split);
            longest = Math.Max(longest, split.Count);
        }

        return new(tokens, longest);
    }

    /// <summary>A vocabulary that was made before.</summary>
    /// <param name="tokens">Its tokens by id.</param>
    /// <param name="longestText">Tokens of its longest text.</param>
    /// <exception cref="InputException">Not tokens that <see cref="Of"/> makes.</exception>
    public static Vocabulary Again(ImmutableArray<string> tokens, int longestText)
    {
        var vocabulary = new Vocabulary(tokens.Skip(Unknown + 1).Distinct(StringComparer.Ordinal), Math.Max(0, longestText));
        return vocabulary.Tokens.SequenceEqual(tokens)
            ? vocabulary
            : throw new InputException(
                $"a vocabulary of {tokens.Length} tokens: expected {vocabulary.Tokens[Padding]}, {vocabulary.Tokens[Unknown]}, then different tokens in ordinal order");
    }

    /// <summary>The id of a token as <see cref="Tokenizer"/> gives it; <see cref="Unknown"/> where there is none.</summary>
    public int Id(string token) => ids.GetValueOrDefault(token, Unknown);

    /// <summary>Texts as ids; what was cut off or is unknown is in the result.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">Ids a text: shorter ones are padded, longer ones are cut and listed.</param>
    public EncodedTexts Encode(IReadOnlyList<string> texts, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var encoded = new int[texts.Count * length];
        var known = new Dictionary<string, int[]>(StringComparer.Ordinal);
        List<int> truncated = [], unknown = [];
        for (var i = 0; i < texts.Count; i++)
        {
            // Questions repeat: EasyVqa asks 107 of them 38,575 times.
            if (!known.TryGetValue(texts[i], out var tokens))
            {
                known.Add(texts[i], tokens = [.. Tokenizer.Split(texts[i]).Select(Id)]);
            }

            tokens.AsSpan(0, Math.Min(length, tokens.Length)).CopyTo(encoded.AsSpan(i * length, length));
            if (tokens.Length > length)
            {
                truncated.Add(i);
            }

            if (tokens.AsSpan().Contains(Unknown))
            {
                unknown.Add(i);
            }
        }

        return new(encoded, length, truncated, unknown);
    }
}
