using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The info columns, looked up once for all rows of a step.</summary>
internal readonly ref struct InfoSpans
{
    public InfoSpans(Columns info, QuestionAnsweringInfo keys)
    {
        Examples = info.All(keys.Example);
        Clusters = info.All(keys.Cluster);
        Types = info.All(keys.Type);
        References = info.All(keys.Reference);
        Answers = info.All(keys.Answer);
        Accuracies = info.All(keys.Accuracy);
        Costs = info.All(keys.Cost);
        Prices = info.All(keys.Price);
        Looks = info.All(keys.Looks);
        Deadlines = info.All(keys.Deadline);
    }

    public Span<int> Examples { get; }

    public Span<int> Clusters { get; }

    public Span<int> Types { get; }

    public Span<int> References { get; }

    public Span<int> Answers { get; }

    public Span<float> Accuracies { get; }

    public Span<float> Costs { get; }

    public Span<float> Prices { get; }

    public Span<int> Looks { get; }

    public Span<byte> Deadlines { get; }
}
