using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>What a question-answering environment adds to its spec, for models, evaluation and reports.</summary>
public sealed record QuestionAnsweringSpec
{
    /// <summary>The texts of the answers, in the order of the actions of group <c>answer</c>.</summary>
    public required ImmutableArray<string> Answers { get; init; }

    /// <summary>The names of the question types that results are broken down by.</summary>
    public required ImmutableArray<string> Types { get; init; }

    /// <summary>The texts of the tokens, by id; id 0 pads, id 1 is unknown.</summary>
    public required ImmutableArray<string> Tokens { get; init; }

    /// <summary>Cells along each side of the partition that the reveal mask is over.</summary>
    public required int Side { get; init; }

    /// <summary>B: the cost of revealing (or doing) everything, in the protocol's unit.</summary>
    public required double Budget { get; init; }

    /// <summary>The cost of what the first observation shows, in the same unit.</summary>
    public required double InitialCost { get; init; }

    /// <summary>The cost of one look, in the same unit.</summary>
    public required double LookCost { get; init; }

    /// <summary>λ, the price of the whole budget: 0 ≤ λ &lt; 1. The lowest, where there is a highest.</summary>
    public required double Price { get; init; }

    /// <summary>
    /// Where given, each episode has a price of its own, drawn uniformly from <see cref="Price"/> to this and observed.
    /// </summary>
    public double? HighestPrice { get; init; }

    /// <summary>How accuracy and cost become the reward.</summary>
    public required RewardForm Reward { get; init; }

    /// <summary>D, a cost past which the episode ends with accuracy 0, as a share of the budget; 1 for none.</summary>
    public required double Deadline { get; init; }

    /// <summary>The official metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>
    /// The largest λ for which a more accurate answer is always worth more, whatever it costs: the smallest difference
    /// between two values that the benchmark's per-item accuracy can take.
    /// </summary>
    public double AccuracyFirstBound { get; init; } = 1;

    /// <summary>
    /// Whether the legal answers differ from example to example, as where each question brings its options. Otherwise every
    /// answer is always legal.
    /// </summary>
    public bool AnswersVary { get; init; }

    /// <summary>
    /// The benchmark's official numbers beside mean accuracy (consistency, breakdowns), of the answers given to every example
    /// of the split, by name; null where it has none.
    /// </summary>
    public Func<IReadOnlyList<GivenAnswer>, IReadOnlyDictionary<string, double>>? Summary { get; init; }

    /// <summary>What a user should know of this split: what was left out, cut off or cannot be answered rightly.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Steps of reasoning that a model takes at most, each at a cost; 0 where reasoning costs nothing.</summary>
    public int ReasoningSteps { get; init; }

    /// <summary>The question of a row of token ids as text.</summary>
    public string Text(ReadOnlySpan<int> tokens)
    {
        var words = new List<string>(tokens.Length);
        foreach (var token in tokens)
        {
            if (token != TokenSpace.Padding)
            {
                words.Add(Tokens[token]);
            }
        }

        return string.Join(' ', words);
    }
}
