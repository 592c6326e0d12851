using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>ShapeWorldStyle</c>.</summary>
public sealed record ShapeWorldStyleOptions
{
    /// <summary>Worlds of the training split.</summary>
    [Range(1, 1_000_000)]
    public int TrainWorlds { get; init; } = 10_000;

    /// <summary>Worlds of the validation split.</summary>
    [Range(1, 1_000_000)]
    public int ValidationWorlds { get; init; } = 2_000;

    /// <summary>Worlds of the test split.</summary>
    [Range(1, 1_000_000)]
    public int TestWorlds { get; init; } = 2_000;

    /// <summary>Captions of a world: 5, as published, or another number.</summary>
    [Range(1, 100)]
    public int CaptionsPerWorld { get; init; } = 5;

    /// <summary>
    /// Which kinds of worlds and captions, such as <c>existential-oneshape</c>: the easy ones first are a way to learn. One that is
    /// named twice is drawn twice as often. Null, the
    /// default, for the twelve published ones; <c>existential-onecolor</c> and <c>existential-oneform</c> are two more.
    /// </summary>
    public ImmutableArray<string>? Kinds { get; init; }

    /// <summary>The seed of the data.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Cells along each side of the partition of glimpses, a divisor of 100. Default 5, as of <c>ShapeWorld</c>.</summary>
    [Range(1, 50)]
    public int Side { get; init; } = 5;

    /// <summary>Block means along each side of the thumbnail: a divisor of 100, or 0 for none. Default 5, as of <c>ShapeWorld</c>.</summary>
    [Range(0, 100)]
    public int ThumbnailSide { get; init; } = 5;
}
