using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The parts of a recorded benchmark, each read once; validation is held out of training where the data have none.</summary>
internal sealed class RecordedParts(RecordedBenchmark benchmark, RecordedOptions options)
{
    private readonly Dictionary<Split, RecordedQuestions> read = [];

    /// <summary>A part as the data have it.</summary>
    public RecordedQuestions Read(Split split)
    {
        if (!read.TryGetValue(split, out var questions))
        {
            read.Add(split, questions = benchmark.Parts[split]());
        }

        return questions;
    }

    /// <summary>The questions of a split.</summary>
    /// <exception cref="InputException">The data have no such part, or it has no questions.</exception>
    public RecordedQuestions Of(Split split)
    {
        var holdsOut = split is Split.Train or Split.Validation
            && benchmark.Parts.ContainsKey(Split.Train) && !benchmark.Parts.ContainsKey(Split.Validation);
        var questions = holdsOut ? Read(Split.Train).Where(record => IsHeldOut(record.Image) == (split == Split.Validation))
            : benchmark.Parts.ContainsKey(split) ? Read(split)
            : throw new InputException($"{benchmark.Name} has no {Name(split)} split in its data: expected {Splits()}") { Absence = Absence.Split };
        return questions.Records.IsEmpty
            ? throw new InputException($"{questions.Source} has no questions for the {Name(split)} split of {benchmark.Name}")
            : questions;
    }

    // The golden ratio's step keeps handle 0 from hashing to 0, which every share would hold out.
    private bool IsHeldOut(int image) =>
        (RandomStream.Mix(unchecked(((ulong)image + 1) * 0x9E3779B97F4A7C15)) >> 11) * (1.0 / (1ul << 53)) < options.ValidationShare;

    private string Splits() => benchmark.Parts.Count == 0
        ? "files of at least one split, found none"
        : string.Join(" or ", benchmark.Parts.Keys.Order().Select(Name));

    private static string Name(Split split) => split.ToString().ToLowerInvariant();
}
