using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A multiple-choice question with its options in the order they are offered in.</summary>
/// <param name="Text">The question, and after it each option with its letter.</param>
/// <param name="Order">The number that each offered option has in the data.</param>
/// <remarks>
/// Some benchmarks keep the right option at one and the same place; the order is drawn from a seed and the record's id, so
/// that it is the same wherever the record occurs.
/// </remarks>
internal readonly record struct OptionOrder(string Text, int[] Order)
{
    public static OptionOrder Of(QuestionRecord record, ulong? seed)
    {
        if (record.Options.IsEmpty)
        {
            return new(record.Question, []);
        }

        int[] order = [.. Enumerable.Range(0, record.Options.Length)];
        if (seed is { } drawn)
        {
            new RandomStream(RandomStream.Combine(drawn, TextHash.Of(record.Id))).Shuffle<int>(order);
        }

        var text = new StringBuilder(record.Question);
        for (var offered = 0; offered < order.Length; offered++)
        {
            text.Append(offered == 0 ? " | " : " ; ").Append(RecordedVocabulary.Letter(offered)).Append(" : ").Append(record.Options[order[offered]]);
        }

        return new(text.ToString(), order);
    }
}
