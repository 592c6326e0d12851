using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>
/// Options of deep Q-learning (Mnih et al., Nature 2015). A step is one of one row; an update follows
/// <see cref="UpdateEvery"/> of them and takes a minibatch for each <see cref="StepsPerMinibatch"/>.
/// </summary>
public sealed record DqnOptions : NetworkOptions, IValidatableObject
{
    /// <summary>
    /// The defaults, of which two differ from other agents' because values are rewards, not nats: answers of a supervised
    /// run are not sharpened, and looking is at first thought to be worth 1, as much as any answer.
    /// </summary>
    public DqnOptions()
    {
        AnswerSharpening = 1;
        InitialLookBias = 1;
    }

    /// <summary>The next action is chosen by the learned values and valued by the target's (van Hasselt et al. 2016). Default true.</summary>
    public bool DoubleLearning { get; init; } = true;

    /// <summary>Values are a state's value plus an action's advantage (Wang et al. 2016). Default true.</summary>
    public bool Dueling { get; init; } = true;

    /// <summary>n: steps whose rewards are summed up before the target's value takes over. Default 3; 1 for none.</summary>
    [Range(1, 1000)]
    public int NStep { get; init; } = 3;

    /// <summary>Transitions are replayed in proportion to their error (Schaul et al. 2016) rather than alike. Default true.</summary>
    public bool Prioritized { get; init; } = true;

    /// <summary>α: how far the error matters to replay. Default 0.6 (Schaul et al. 2016).</summary>
    [Range(0, 1)]
    public double PriorityExponent { get; init; } = 0.6;

    /// <summary>β at the start: how far losses are weighted against unequal chances; 1 at the end of the budget. Default 0.4.</summary>
    [Range(0, 1)]
    public double ImportanceExponent { get; init; } = 0.4;

    /// <summary>γ. Null, the default: 1 where questions are answered (a discount would be a second price on looking), else 0.99.</summary>
    [Range(0, 1)]
    public double? Discount { get; init; }

    /// <summary>Transitions remembered. Default 50,000.</summary>
    [Range(1, 1 << 26)]
    public int ReplayCapacity { get; init; } = 50_000;

    /// <summary>
    /// Whether a checkpoint holds what is remembered, and going on is the same, bit for bit, as not having stopped. Without
    /// it a resumed run first fills its memory anew. Default true.
    /// </summary>
    public bool SaveReplay { get; init; } = true;

    /// <summary>
    /// Transitions remembered before anything is learned, which must be fewer than the budget. Null, the default: 5,000, or a
    /// tenth of the budget or all that is remembered where that is less.
    /// </summary>
    [Range(1, 1 << 26)]
    public int? LearningStarts { get; init; }

    /// <summary>Steps between two updates, rounded up to whole steps of all rows. Default 256.</summary>
    [Range(1, 1 << 20)]
    public int UpdateEvery { get; init; } = 256;

    /// <summary>Steps for each minibatch. Default 8.</summary>
    [Range(1, 1 << 20)]
    public int StepsPerMinibatch { get; init; } = 8;

    /// <summary>Transitions a minibatch. Default 128.</summary>
    [Range(1, 1 << 20)]
    public int MinibatchSize { get; init; } = 128;

    /// <summary>Minibatches after which the target follows. Default 100.</summary>
    [Range(1, 1 << 26)]
    public int TargetEvery { get; init; } = 100;

    /// <summary>τ: how far it then follows, θ⁻ ← (1 − τ) θ⁻ + τ θ. Default 1, a copy (soft: Lillicrap et al. 2016).</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double TargetShare { get; init; } = 1;

    /// <summary>ε at the start: the share of actions drawn uniformly among the legal ones. Default 1.</summary>
    [Range(0, 1)]
    public double ExplorationStart { get; init; } = 1;

    /// <summary>ε at the end of exploration. Default 0.05.</summary>
    [Range(0, 1)]
    public double ExplorationEnd { get; init; } = 0.05;

    /// <summary>The share of the budget over which ε goes linearly from start to end. Default 0.5.</summary>
    [Range(0, 1)]
    public double ExplorationShare { get; init; } = 0.5;

    /// <summary>κ: the error from which on the loss is linear (Huber 1964). Default 1.</summary>
    [Range(0, 1e6, MinimumIsExclusive = true)]
    public double HuberThreshold { get; init; } = 1;

    /// <summary>Adam's step size at the start. Default 0.0005.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>What share of the step size is left at the end of the budget, linearly. Default 0.1.</summary>
    [Range(0, 1)]
    public double FinalLearningRate { get; init; } = 0.1;

    /// <summary>ε of Adam. Default 1e-5.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double AdamEpsilon { get; init; } = 1e-5;

    /// <summary>The gradient's norm is cut to this; 0 for no cut. Default 10 (Wang et al. 2016).</summary>
    [Range(0, 1e6)]
    public double MaxGradientNorm { get; init; } = 10;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LearningStarts > ReplayCapacity)
        {
            yield return new($"expected at most replayCapacity {ReplayCapacity}", [nameof(LearningStarts)]);
        }
    }
}
