using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>A value for each question text, looked up by token ids without allocating. Padding at the end is ignored.</summary>
/// <typeparam name="TValue">What is kept of a question.</typeparam>
internal sealed class QuestionTable<TValue>
{
    private readonly Dictionary<string, TValue> values;
    private readonly Dictionary<string, TValue>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public QuestionTable()
    {
        values = new(StringComparer.Ordinal);
        lookup = values.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many questions.</summary>
    public int Count => values.Count;

    /// <summary>The questions (unpadded) and their values, in the order they came.</summary>
    public IEnumerable<(int[] Question, TValue Value)> All =>
        values.Select(entry => (MemoryMarshal.Cast<char, int>(entry.Key.AsSpan()).ToArray(), entry.Value));

    /// <summary>Sets a question's value.</summary>
    public void Set(ReadOnlySpan<int> question, TValue value) => lookup[Key(question)] = value;

    /// <summary>A question's value; false where it is unknown.</summary>
    public bool TryGet(ReadOnlySpan<int> question, out TValue? value) => lookup.TryGetValue(Key(question), out value);

    // Two UTF-16 units a token: the bits of the ids as they lie in memory, never written anywhere.
    private static ReadOnlySpan<char> Key(ReadOnlySpan<int> question) =>
        MemoryMarshal.Cast<int, char>(question.TrimEnd(TokenSpace.Padding));
}
