using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Torch;

/// <summary>The sizes of the multi-modal model.</summary>
public sealed record ModelOptions : IValidatableObject
{
    /// <summary>What turns pixels into cell features: patch by default.</summary>
    public VisualEncoderKind Visual { get; init; } = VisualEncoderKind.Patch;

    /// <summary>Features a cell. Default 64.</summary>
    [Range(4, 1024)]
    public int CellWidth { get; init; } = 64;

    /// <summary>Features a question token. Default 32.</summary>
    [Range(2, 1024)]
    public int TokenWidth { get; init; } = 32;

    /// <summary>Features of the question and of the fused state. Default 256.</summary>
    [Range(4, 4096)]
    public int FusedWidth { get; init; } = 256;

    /// <summary>Attention heads over the cells; a divisor of the features a cell. Default 4.</summary>
    [Range(1, 64)]
    public int AttentionHeads { get; init; } = 4;

    /// <summary>
    /// Features that each cell hands on together with its place; 0 for a model that does not know places at all, which
    /// generalizes better where questions do not ask for them. Default 16.
    /// </summary>
    [Range(0, 256)]
    public int PlacedWidth { get; init; } = 16;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CellWidth % AttentionHeads != 0)
        {
            yield return new($"expected a divisor of cellWidth {CellWidth}", [nameof(AttentionHeads)]);
        }
    }
}
