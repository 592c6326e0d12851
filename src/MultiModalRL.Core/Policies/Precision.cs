namespace MultiModalRL.Core;

/// <summary>The numbers that networks compute with. Weights, their updates and losses are single-precision either way.</summary>
public enum Precision
{
    /// <summary>Single precision.</summary>
    Fp32,

    /// <summary>bfloat16 for features and for the weights they meet: 8 bits of exponent, 8 of precision.</summary>
    Bf16,
}
