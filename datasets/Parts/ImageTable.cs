using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>The images of a part while it is read: each key gets one number.</summary>
internal sealed class ImageTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<QuestionImage> images = [];

    /// <summary>How many images.</summary>
    public int Count => images.Count;

    /// <summary>The number of the image with a key; it is made where the key is new.</summary>
    /// <param name="key">What tells images apart; null for one that no other question shares.</param>
    /// <param name="make">Makes it.</param>
    public int Number(string? key, Func<QuestionImage> make)
    {
        if (key is not null && numbers.TryGetValue(key, out var known))
        {
            return known;
        }

        images.Add(make());
        if (key is not null)
        {
            numbers.Add(key, images.Count - 1);
        }

        return images.Count - 1;
    }

    /// <summary>The images by number.</summary>
    public ImmutableArray<QuestionImage> All() => [.. images];

    /// <summary>A part whose images are files.</summary>
    public QuestionPart<TQuestion> Part<TQuestion>(string source, IEnumerable<TQuestion> questions)
    {
        ImmutableArray<TQuestion> read = [.. questions];
        var all = All();
        return new(source, read, all, () => all.Select(image => image.IsThere ? ImageSource.OfFile(image.Where) : null));
    }
}
