using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>A part of NLVR2 as Cornell publishes it: one JSON object a line, photographs in files of their own.</summary>
internal static class Nlvr2Lines
{
    /// <summary>Reads a file; its photographs lie somewhere below a folder.</summary>
    /// <exception cref="InputException">Missing or malformed, an identifier that occurs twice or has no four parts, or a missing photograph.</exception>
    public static Nlvr2Part Read(string file, string folder, bool allowMissingImages)
    {
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new Dictionary<string, int>(StringComparer.Ordinal);
        var examples = ImmutableArray.CreateBuilder<Nlvr2Example>();
        foreach (var record in JsonItems.InLines(file, JsonRules.Strict))
        {
            var identifier = record.Text("identifier");
            if (identifier.Split('-').Length != 4 || !identifiers.Add(identifier))
            {
                throw record.Flaw("identifier", $"expected split-set-pair-sentence, once in the file, found '{Quoted.OneLine(identifier)}'");
            }

            // The identifier without the sentence's number names the pair.
            var pair = identifier[..identifier.LastIndexOf('-')];
            pairs.TryAdd(pair, pairs.Count);
            examples.Add(new(record.Text("sentence"), NlvrLabel.Read(record), identifier, pairs[pair]));
        }

        return examples.Count > 0
            ? new(file, examples.ToImmutable(), Images(folder, [.. pairs.OrderBy(pair => pair.Value).Select(pair => pair.Key)], allowMissingImages))
            : throw new InputException($"{file} has no records");
    }

    private static StoredImages? Images(string folder, string[] pairs, bool allowMissingImages)
    {
        var images = new Nlvr2Images(folder);
        return allowMissingImages && images.HasNoneOf(pairs) ? null : StoredImages.OfSources(pairs.Select(images.Of));
    }
}
