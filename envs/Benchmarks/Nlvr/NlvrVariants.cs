using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Training questions together with variants of them.</summary>
internal static class NlvrVariants
{
    private static readonly ImageShape Stored = new(100, 400, 3);

    /// <summary>Every question, and after each its variants.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="count">How many of each there are then, itself among them.</param>
    public static RecordedQuestions Of(RecordedQuestions questions, int count)
    {
        var records = ImmutableArray.CreateBuilder<QuestionRecord>(questions.Records.Length * count);
        var handles = ImmutableArray.CreateBuilder<(int, NlvrVariant)>(questions.Records.Length * count);
        foreach (var record in questions.Records)
        {
            var random = new RandomStream(RandomStream.Mix((ulong)record.Image + 1));
            for (var copy = 0; copy < count; copy++)
            {
                var variant = copy == 0 ? NlvrVariant.Original : NlvrVariant.Draw(ref random);
                records.Add(record with { Question = variant.Of(record.Question), Image = handles.Count, Id = copy == 0 ? record.Id : $"{record.Id}~{copy}" });
                handles.Add((record.Image, variant));
            }
        }

        var all = handles.ToImmutable();
        return questions with
        {
            Records = records.ToImmutable(),
            Images = StoredImages.OfPixels(all.Length, Stored, shape => new NlvrVariantStore(questions.Images.Open(shape), all)),
        };
    }
}
