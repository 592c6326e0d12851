using TorchSharp;

namespace MultiModalRL.Torch;

/// <summary>
/// Where the host's numbers become native ones. TorchSharp hands a <see cref="Scalar"/>'s handle to native code
/// without keeping the object alive: a temporary can be finalized, and its memory freed, while the native call reads
/// it. So a scalar lives in a field, or in a <c>using</c> declaration that spans the call (its Dispose comes after).
/// </summary>
internal static class Scalars
{
#pragma warning disable RS0030 // The only place that makes them.
    /// <summary>The integer 1 (which also integer tensors take), alive as long as the process.</summary>
    public static readonly Scalar One = 1.ToScalar();

    /// <summary><see cref="Ops.IllegalLogit"/>, likewise.</summary>
    public static readonly Scalar Illegal = Ops.IllegalLogit.ToScalar();

    /// <summary>What keeps the division by a gradient's norm from being one by zero (PyTorch's 10⁻⁶), likewise.</summary>
    public static readonly Scalar NormPadding = 1e-6.ToScalar();

    /// <summary>A scalar that the caller declares with <c>using</c>, or keeps in a field.</summary>
    public static Scalar Of(double value) => value.ToScalar();
#pragma warning restore RS0030
}
