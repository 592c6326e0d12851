using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The columns of observations, looked up once for all rows of a step.</summary>
internal readonly ref struct ObservationSpans
{
    public ObservationSpans(Columns observations, QuestionAnsweringFields fields)
    {
        Images = observations.All(fields.Image);
        Revealed = observations.All(fields.Revealed);
        Questions = observations.All(fields.Question);
        Deadlines = observations.All(fields.Deadline);
        Legal = observations.All(fields.Legal);
        Thumbnails = fields.Thumbnail is { } thumbnail ? observations.All(thumbnail) : [];
        Thoughts = fields.Thoughts is { } thoughts ? observations.All(thoughts) : [];
        Texts = fields.Text is { } text ? observations.All(text) : [];
        Prices = fields.Price is { } price ? observations.All(price) : [];
    }

    public Span<int> Images { get; }

    public Span<byte> Revealed { get; }

    public Span<int> Questions { get; }

    public Span<float> Deadlines { get; }

    public Span<byte> Legal { get; }

    public Span<float> Thumbnails { get; }

    /// <summary>Empty where reasoning costs nothing.</summary>
    public Span<int> Thoughts { get; }

    /// <summary>Empty where answers are chosen.</summary>
    public Span<string> Texts { get; }

    /// <summary>Empty where the price is not shown.</summary>
    public Span<float> Prices { get; }
}
