using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The questions of a published part as a benchmark asks them.</summary>
internal static class PublishedQuestions
{
    private const string Hint = "environment.benchmark.allowMissingImages=true takes white images instead";

    /// <summary>The folder that the user gave.</summary>
    /// <exception cref="InputException">None was given.</exception>
    public static string Folder(string benchmark, EnvironmentRequest request) =>
        request.Data ?? throw new InputException($"{benchmark} needs data: expected --data with its folder");

    /// <summary>Makes records of a part.</summary>
    /// <param name="part">The part as its dataset tells it.</param>
    /// <param name="options">Whether images may be missing.</param>
    /// <param name="record">Makes a question's record; an image of −1 is a white one.</param>
    /// <param name="leftOut">Why a question is left out, such as "have no image"; null where it is kept. Null where all are.</param>
    /// <exception cref="InputException">An image is missing.</exception>
    public static RecordedQuestions Of<TQuestion>(
        QuestionPart<TQuestion> part, PublishedOptions options, Func<TQuestion, QuestionRecord> record, Func<TQuestion, string?>? leftOut = null)
    {
        var reasons = part.Questions.ToLookup(question => leftOut?.Invoke(question), StringComparer.Ordinal);
        var notes = part.Notes.ToBuilder();
        foreach (var reason in reasons.Where(reason => reason.Key is not null).OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            notes.Add($"{reason.Count()} of {part.Questions.Length} questions of {part.Source} {reason.Key} and are left out");
        }

        ImmutableArray<QuestionRecord> records = [.. reasons[null].Select(record)];
        var missing = records.Where(made => made.Image >= 0 && !part.Images[made.Image].IsThere).DistinctBy(made => made.Image).ToArray();
        if (missing.Length > 0 && !options.AllowMissingImages)
        {
            throw new InputException(
                $"{part.Images[missing[0].Image].Where} is missing: question {missing[0].Id} of {part.Source} refers to it; {Hint}");
        }

        if (missing.Length > 0)
        {
            notes.Add($"{missing.Length} of {part.Images.Length} images of {part.Source} are missing and white");
        }

        return new(
            part.Source,
            [.. records.Select(made => made.Image < 0 ? made with { Image = part.Images.Length } : made)],
            part.Images.Any(image => image.IsThere)
                ? StoredImages.OfStream(part.Images.Length + 1, () => Sources(part, options))
                : StoredImages.Blank(part.Images.Length + 1))
        {
            Notes = notes.ToImmutable(),
        };
    }

    /// <summary>The images by number, those that are missing white, and a white one after them.</summary>
    private static IEnumerable<ImageSource?> Sources<TQuestion>(QuestionPart<TQuestion> part, PublishedOptions options)
    {
        var number = 0;
        foreach (var source in part.OpenImages())
        {
            var image = part.Images[number++];
            yield return source is null && image.IsThere && !options.AllowMissingImages
                ? throw new InputException($"{image.Where} is missing; {Hint}")
                : source;
        }

        yield return null;
    }
}
