using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace MultiModalRL.Core.Tests;

internal sealed record SampleOptions : IValidatableObject
{
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 0.001;

    // Integer bounds on a real number: the framework's own check would round 1.4 down.
    [Range(0, 1)]
    public double Discount { get; init; } = 1;

    [Range(1, int.MaxValue)]
    public int Epochs { get; init; } = 4;

    public ulong Seed { get; init; }

    public float Clip { get; init; } = 0.2f;

    public bool Normalize { get; init; } = true;

    public string? Label { get; init; }

    public RewardForm Reward { get; init; } = RewardForm.Linear;

    [AllowedValues("fp32", "bf16")]
    public string Precision { get; init; } = "fp32";

    [Range(0.0, 1.0)]
    public ImmutableArray<double> Prices { get; init; } = [0.1, 0.4];

    [MinLength(1)]
    public int[] Layers { get; init; } = [64, 64];

    public ImmutableArray<string> Tags { get; init; }

    public int? Limit { get; init; }

    public NestedOptions Optimizer { get; init; } = new() { Beta = 0.95 };

    public NestedOptions? Critic { get; init; }

    public int Derived => Epochs * 2;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Limit < Epochs)
        {
            yield return new ValidationResult("the limit must not be below the epochs", [nameof(Limit), nameof(Epochs)]);
        }
    }
}
