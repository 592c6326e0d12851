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

    /// <summary>Writes how a row stands.</summary>
    /// <param name="row">The row.</param>
    /// <param name="state">Its episode.</param>
    /// <param name="examples">The split's examples.</param>
    /// <param name="answer">The answer given; −1 for none of them.</param>
    /// <param name="accuracy">Its accuracy.</param>
    /// <param name="cost">c so far.</param>
    /// <param name="deadlinePassed">Whether the episode ended for its deadline.</param>
    public void Write(int row, in EpisodeState state, ExampleTable examples, int answer, double accuracy, double cost, bool deadlinePassed)
    {
        var example = state.Episode.Example;
        Examples[row] = example;
        Clusters[row] = examples.Images[example];
        Types[row] = examples.Types[example];
        References[row] = examples.References[example] + 1;
        Answers[row] = answer + 1;
        Accuracies[row] = (float)accuracy;
        Costs[row] = (float)cost;
        Prices[row] = (float)state.Price;
        Looks[row] = state.Looks;
        Deadlines[row] = (byte)(deadlinePassed ? 1 : 0);
    }
}
