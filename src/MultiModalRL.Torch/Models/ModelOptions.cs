using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MultiModalRL.Torch;

/// <summary>
/// The parts and sizes of the multi-modal model, and which of its parameters learn how fast. Parts are named: those that
/// ship are <see cref="ModelPartRegistry.Shipped"/>, modules may register more.
/// </summary>
public sealed record ModelOptions : IValidatableObject
{
    /// <summary>What turns pixels into cell features: patch (the default), cnn, resnet, transformer.</summary>
    [Required]
    public string Visual { get; init; } = "patch";

    /// <summary>What turns tokens into question features: joined (the default), gru, transformer.</summary>
    [Required]
    public string Question { get; init; } = "joined";

    /// <summary>
    /// What brings the two together: film, concat, cross-attention, relation, mac, chain, word-chain. Null, the default: mac where steps of
    /// reasoning are paid for (film takes none), else film.
    /// </summary>
    public string? Fusion { get; init; }

    /// <summary>What makes answers, looks and values of that: belief (the default), linear.</summary>
    [Required]
    public string Heads { get; init; } = "belief";

    /// <summary>Features a cell. Default 64.</summary>
    [Range(4, 1024)]
    public int CellWidth { get; init; } = 64;

    /// <summary>Features a question token. Default 32.</summary>
    [Range(2, 1024)]
    public int TokenWidth { get; init; } = 32;

    /// <summary>Features of the question and of the fused state. Default 128.</summary>
    [Range(4, 4096)]
    public int FusedWidth { get; init; } = 128;

    /// <summary>
    /// Attention heads: a divisor of the features a cell, and of those a question token where the question encoder is a
    /// transformer. Default 4.
    /// </summary>
    [Range(1, 64)]
    public int AttentionHeads { get; init; } = 4;

    /// <summary>
    /// Features that each cell hands on together with its place; 0 for a fusion that does not know places at all, which
    /// generalizes better where questions do not ask for them. Default 16.
    /// </summary>
    [Range(0, 256)]
    public int PlacedWidth { get; init; } = 16;

    /// <summary>
    /// Whether pixels enter as (v − mean)/deviation of their channel over training images, instead of v/127.5 − 1: helps where
    /// most of an image is plain. Default false.
    /// </summary>
    public bool StandardizePixels { get; init; }

    /// <summary>Transformer blocks, or residual blocks a stage, of the visual encoders that have such. Default 2.</summary>
    [Range(1, 48)]
    public int VisualLayers { get; init; } = 2;

    /// <summary>Transformer blocks of the question encoder that has such. Default 2.</summary>
    [Range(1, 48)]
    public int QuestionLayers { get; init; } = 2;

    /// <summary>Transformer blocks of the fusion by cross-attention. Default 2.</summary>
    [Range(1, 48)]
    public int FusionLayers { get; init; } = 2;

    /// <summary>Steps of the fusions that reason in steps. Default 4.</summary>
    [Range(1, 64)]
    public int ReasoningSteps { get; init; } = 4;

    /// <summary>
    /// Parameters that are not trained, by patterns of their names, such as <c>visual.*</c> (<c>*</c> is any text,
    /// <c>?</c> any character). Those of this run hold, whatever the run it starts from froze. Default none.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<string> Frozen { get; init; } = [];

    /// <summary>
    /// Factors of the learning rate for parameters by patterns of their names, each written <c>pattern=factor</c>, such as
    /// <c>visual.*=0.1</c>; the last that matches holds. Those of this run hold. Default none.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<string> LearningRates { get; init; } = [];

    /// <summary>These options with every part named.</summary>
    /// <param name="shape">What the environment prescribes.</param>
    public ModelOptions For(ModelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return this with { Fusion = Fusion ?? (shape.PaidSteps > 0 ? "mac" : "film") };
    }

    /// <summary>The parts and sizes alone: what the parameters' names and shapes depend on.</summary>
    public ModelOptions WithoutTraining() => TrainedAs(new ModelOptions());

    /// <summary>These parts and sizes, trained as other options say.</summary>
    public ModelOptions TrainedAs(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return this with { Frozen = options.Frozen, LearningRates = options.LearningRates };
    }

    /// <summary><see cref="LearningRates"/>, read.</summary>
    /// <exception cref="Core.InputException">One is not a pattern and a factor.</exception>
    public ImmutableArray<LearningRateFactor> ReadLearningRates() => [.. LearningRates.Select(LearningRateFactor.Parse)];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CellWidth % AttentionHeads != 0)
        {
            yield return new($"expected a divisor of cellWidth {CellWidth}", [nameof(AttentionHeads)]);
        }

        foreach (var text in LearningRates)
        {
            if (!LearningRateFactor.TryParse(text, out _))
            {
                yield return new($"'{text}': {LearningRateFactor.Expected}", [nameof(LearningRates)]);
            }
        }
    }
}
