using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Texts put together at random, from a seed, of pieces that normalization rules treat specially.</summary>
internal sealed class AdversarialText(ulong seed, params string[] pieces)
{
    private RandomStream random = new(seed);

    /// <summary>A number from 0 to below a count.</summary>
    public int Number(int count) => random.NextInt(count);

    /// <summary>One of some texts.</summary>
    public string OneOf(IReadOnlyList<string> texts) => texts[random.NextInt(texts.Count)];

    /// <summary>A text of so many pieces at most.</summary>
    public string Next(int most)
    {
        var text = new StringBuilder();
        for (var left = random.NextInt(most + 1); left > 0; left--)
        {
            text.Append(OneOf(pieces)).Append(random.NextInt(3) == 0 ? " " : "");
        }

        return text.ToString();
    }

    /// <summary>A text that differs from another in a way that rules may mend.</summary>
    public string Like(string text) => random.NextInt(7) switch
    {
        0 or 1 => text,
        2 => text.ToUpperInvariant(),
        3 => OneOf(pieces) + text,
        4 => text + OneOf(pieces),
        5 => $"\t{text} ",
        _ => text.Replace(" ", OneOf(pieces), StringComparison.Ordinal),
    };
}
