using System.Collections.Immutable;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Questions whose images are not at hand: they can be looked at, and what reads nothing but the question can be measured.</summary>
internal static class TextOnly
{
    /// <summary>Questions about blank images, with a note that says so.</summary>
    /// <param name="source">What messages call the part: its file or folder.</param>
    /// <param name="records">The questions; their handles stay what they are.</param>
    public static RecordedQuestions Questions(string source, ImmutableArray<QuestionRecord> records)
    {
        var count = records.Select(record => record.Image + 1).DefaultIfEmpty().Max();
        return new(source, records, StoredImages.Blank(count))
        {
            Notes = [$"{source} has no images at hand: every image is blank, so that the questions alone can be answered from"],
        };
    }
}
