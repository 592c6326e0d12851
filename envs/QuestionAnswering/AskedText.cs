using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The questions of a split in words, made once.</summary>
internal sealed class AskedText
{
    /// <summary>Longest question with its options, in UTF-16 code units.</summary>
    public const int MaxLength = 1 << 16;

    private readonly string[] texts;

    /// <summary>Makes them: each as its data have it, with each of its options on a line of its own behind its letter.</summary>
    /// <exception cref="InputException">One is longer than <see cref="MaxLength"/>.</exception>
    public AskedText(Benchmark benchmark, QuestionAnsweringSpec spec) =>
        texts = [.. Enumerable.Range(0, benchmark.Examples.Count).Select(example => benchmark.Records.IsEmpty
            ? spec.Text(benchmark.Examples.Question(example))
            : Of(benchmark.Records[example]))];

    /// <summary>That of an example.</summary>
    public string this[int example] => texts[example];

    private static string Of(QuestionRecord record)
    {
        var text = new StringBuilder(record.Question);
        for (var option = 0; option < record.Options.Length; option++)
        {
            text.Append("\n(").Append(RecordedVocabulary.Letter(option)).Append(") ").Append(record.Options[option]);
        }

        return text.Length <= MaxLength
            ? text.ToString()
            : throw new InputException($"question {record.Id} has {text.Length} characters: expected up to {MaxLength}");
    }
}
