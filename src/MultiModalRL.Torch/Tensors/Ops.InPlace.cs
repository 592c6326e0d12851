using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <content>The same, writing into their first argument (which they return).</content>
public static partial class Ops
{
    /// <summary>a ← a + b.</summary>
    public static Tensor AddInPlace(Tensor a, Tensor b) => a.add_(b, Scalars.One);

    /// <summary>a ← a + value.</summary>
    public static Tensor AddInPlace(Tensor a, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.add_(scalar, Scalars.One);
    }

    /// <summary>a ← a + factor · b.</summary>
    public static Tensor AddScaledInPlace(Tensor a, Tensor b, double factor)
    {
        using var scalar = Scalars.Of(factor);
        return a.add_(b, scalar);
    }

    /// <summary>a ← factor · a.</summary>
    public static Tensor ScaleInPlace(Tensor a, double factor)
    {
        using var scalar = Scalars.Of(factor);
        return a.mul_(scalar);
    }

    /// <summary>a ← a / divisor.</summary>
    public static Tensor DivideInPlace(Tensor a, double divisor)
    {
        using var scalar = Scalars.Of(divisor);
        return a.div_(scalar);
    }

    /// <summary>a ← a, held within [low, high].</summary>
    public static Tensor ClampInPlace(Tensor a, double low, double high)
    {
        using var min = Scalars.Of(low);
        using var max = Scalars.Of(high);
        return a.clamp_(min, max);
    }

    /// <summary>a ← value.</summary>
    public static Tensor FillInPlace(Tensor a, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.fill_(scalar);
    }

    /// <summary>a ← value wherever the mask (bool) is true.</summary>
    public static Tensor MaskedFillInPlace(Tensor a, Tensor mask, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.masked_fill_(mask, scalar);
    }

    /// <summary>a ← a + factor · b · c.</summary>
    public static Tensor AddProductInPlace(Tensor a, Tensor b, Tensor c, double factor)
    {
        using var scalar = Scalars.Of(factor);
        return a.addcmul_(b, c, scalar);
    }
}
