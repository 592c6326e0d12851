using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Questions in words.</summary>
internal static class AskedText
{
    /// <summary>Longest question with its options, in UTF-16 code units.</summary>
    public const int MaxLength = 1 << 16;

    /// <summary>The question of an example as its data have it, each of its options on a line of its own behind its letter.</summary>
    /// <exception cref="InputException">It is longer than <see cref="MaxLength"/>.</exception>
    public static string Of(Benchmark benchmark, int example)
    {
        if (benchmark.Records.IsEmpty)
        {
            return Joined(benchmark, example);
        }

        var record = benchmark.Records[example];
        var text = new StringBuilder(record.Question);
        for (var option = 0; option < record.Options.Length; option++)
        {
            text.Append("\n(").Append(RecordedVocabulary.Letter(option)).Append(") ").Append(record.Options[option]);
        }

        return text.Length <= MaxLength
            ? text.ToString()
            : throw new InputException($"question {record.Id} has {text.Length} characters: expected up to {MaxLength}");
    }

    private static string Joined(Benchmark benchmark, int example)
    {
        var words = new List<string>();
        foreach (var token in benchmark.Examples.Question(example))
        {
            if (token != TokenSpace.Padding)
            {
                words.Add(benchmark.Tokens[token]);
            }
        }

        return string.Join(' ', words);
    }
}
