using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>
/// Options of the benchmark <c>GridShapes</c>. Variants of it derive from them, with other defaults and no other options.
/// </summary>
public record GridShapesOptions : IValidatableObject
{
    /// <summary>The seed of the data; the run's own seed does not change them.</summary>
    public ulong Seed { get; init; }

    /// <summary>Examples of the split <c>train</c>.</summary>
    [Range(1, 10_000_000)]
    public int TrainExamples { get; init; } = 50_000;

    /// <summary>Examples of the split <c>validation</c>.</summary>
    [Range(1, 10_000_000)]
    public int ValidationExamples { get; init; } = 4_000;

    /// <summary>Examples of the split <c>test</c>.</summary>
    [Range(1, 10_000_000)]
    public int TestExamples { get; init; } = 10_000;

    /// <summary>Examples of the split <c>compositional</c>.</summary>
    [Range(1, 10_000_000)]
    public int CompositionalExamples { get; init; } = 4_000;

    /// <summary>Cells along each side of the grid.</summary>
    [Range(2, 5)]
    public int Side { get; init; } = 3;

    /// <summary>The probability that a cell drawn holds a shape.</summary>
    [Range(0.05, 1.0)]
    public double Fill { get; init; } = 0.8;

    /// <summary>The question kinds, each asked equally often.</summary>
    public ImmutableArray<GridQuestionKind> Kinds { get; init; } = [.. Enum.GetValues<GridQuestionKind>()];

    /// <summary>How many kinds of shape, and how much looks vary.</summary>
    public GridDifficulty Difficulty { get; init; } = GridDifficulty.Standard;

    /// <summary>Pixels along each side of a cell.</summary>
    [Range(8, 64)]
    public int CellPixels { get; init; } = 8;

    /// <summary>What is seen before anything is revealed.</summary>
    public GridThumbnail Thumbnail { get; init; } = GridThumbnail.None;

    /// <summary>
    /// Kinds such as <c>green triangle</c> that only the split <c>compositional</c> shows and names. Null holds out one
    /// a color (none where <see cref="Difficulty"/> is easy); an empty list holds out none.
    /// </summary>
    public ImmutableArray<string>? HeldOut { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kinds.IsDefaultOrEmpty || Kinds.Distinct().Count() != Kinds.Length || !Kinds.All(Enum.IsDefined))
        {
            yield return new("expected one or more question kinds, each once", [nameof(Kinds)]);
        }

        if (!Enum.IsDefined(Difficulty))
        {
            yield return new("expected easy, standard or hard", [nameof(Difficulty)]);
            yield break;
        }

        var shapes = new ShapeKinds(Difficulty);
        foreach (var name in (HeldOut ?? []).Where(name => shapes.Find(name) == 0))
        {
            yield return new(
                $"'{name}' is not a kind of this difficulty: expected one of {string.Join(", ", shapes.Colors)} "
                + $"and one of {string.Join(", ", shapes.Shapes)}, such as '{shapes.Name(1)}'",
                [nameof(HeldOut)]);
        }
    }

    internal int Examples(Core.Split split) => split switch
    {
        Core.Split.Train => TrainExamples,
        Core.Split.Validation => ValidationExamples,
        Core.Split.Test => TestExamples,
        _ => CompositionalExamples,
    };
}
