using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The operations on tensors whose TorchSharp form is unsafe: those that take a host number, also hidden (the
/// <c>a + b</c> of TorchSharp passes a temporary 1), and the matrix product, which ends the process on mismatched
/// shapes. What is absent here (<c>a - b</c>, <c>a * b</c>, <c>relu</c>, <c>softmax</c>, <c>mean</c>, <c>where</c>,
/// <c>cat</c>, <c>minimum</c>, <c>Linear</c>, losses, …) is safe as it stands.
/// Numbers are real: an integer tensor meeting one becomes a float tensor. Results belong to the caller's dispose
/// scope; inputs are never disposed.
/// </summary>
public static partial class Ops
{
    /// <summary>
    /// The logit of an action that may not be taken: its probability is exactly 0 in single precision beside any
    /// logit above −10⁷, and unlike −∞ it leaves entropies and their gradients finite.
    /// </summary>
    public const double IllegalLogit = -1e8;

    /// <summary>a as numbers of another type; a itself where it has that type.</summary>
    public static Tensor ToType(Tensor a, ScalarType type) => a.dtype == type ? a : a.to(type);

    /// <summary>
    /// The softmax over a dimension, computed in single precision whatever the type, which the result has again.
    /// </summary>
    public static Tensor Softmax(Tensor logits, long dimension)
    {
        var type = logits.dtype;
        return type == ScalarType.Float32 ? logits.softmax(dimension) : logits.to(ScalarType.Float32).softmax(dimension).to(type);
    }

    /// <summary>a + b, with broadcasting.</summary>
    public static Tensor Add(Tensor a, Tensor b) => a.add(b, Scalars.One);

    /// <summary>a + value.</summary>
    public static Tensor Add(Tensor a, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.add(scalar, Scalars.One);
    }

    /// <summary>a + factor · b, with broadcasting.</summary>
    public static Tensor AddScaled(Tensor a, Tensor b, double factor)
    {
        using var scalar = Scalars.Of(factor);
        return a.add(b, scalar);
    }

    /// <summary>a + factor · b · c, with broadcasting.</summary>
    public static Tensor AddProduct(Tensor a, Tensor b, Tensor c, double factor)
    {
        using var scalar = Scalars.Of(factor);
        return a.addcmul(b, c, scalar);
    }

    /// <summary>a + b · c, with broadcasting.</summary>
    public static Tensor AddProduct(Tensor a, Tensor b, Tensor c) => a.addcmul(b, c, Scalars.One);

    /// <summary>value − a.</summary>
    public static Tensor SubtractFrom(double value, Tensor a)
    {
        using var scalar = Scalars.Of(value);
        using var negative = a.negative();
        return negative.add(scalar, Scalars.One);
    }

    /// <summary>factor · a.</summary>
    public static Tensor Scale(Tensor a, double factor)
    {
        using var scalar = Scalars.Of(factor);
        return a.mul(scalar);
    }

    /// <summary>a / divisor.</summary>
    public static Tensor Divide(Tensor a, double divisor)
    {
        using var scalar = Scalars.Of(divisor);
        return a.div(scalar);
    }

    /// <summary>a².</summary>
    public static Tensor Square(Tensor a) => a.mul(a);

    /// <summary>a to a power.</summary>
    public static Tensor Power(Tensor a, double exponent)
    {
        using var scalar = Scalars.Of(exponent);
        return a.pow(scalar);
    }

    /// <summary>a, held within [low, high].</summary>
    public static Tensor Clamp(Tensor a, double low, double high)
    {
        using var min = Scalars.Of(low);
        using var max = Scalars.Of(high);
        return a.clamp(min, max);
    }

    /// <summary>The larger of a and low.</summary>
    public static Tensor ClampMin(Tensor a, double low)
    {
        using var min = Scalars.Of(low);
        return a.clamp_min(min);
    }

    /// <summary>The smaller of a and high.</summary>
    public static Tensor ClampMax(Tensor a, double high)
    {
        using var max = Scalars.Of(high);
        return a.clamp_max(max);
    }

    /// <summary>a, with the value wherever the mask (bool) is true.</summary>
    public static Tensor MaskedFill(Tensor a, Tensor mask, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.masked_fill(mask, scalar);
    }

    /// <summary>Logits [N, A] with <see cref="IllegalLogit"/> where legal (bool or uint8, [N, A]) is false.</summary>
    public static Tensor MaskLogits(Tensor logits, Tensor legal)
    {
        using var illegal = legal.logical_not();
        return logits.masked_fill(illegal, Scalars.Illegal);
    }

    /// <summary>Where a equals the value (bool).</summary>
    public static Tensor Equal(Tensor a, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.eq(scalar);
    }

    /// <summary>Where a is above the value (bool).</summary>
    public static Tensor Greater(Tensor a, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.gt(scalar);
    }

    /// <summary>Where a is below the value (bool).</summary>
    public static Tensor Less(Tensor a, double value)
    {
        using var scalar = Scalars.Of(value);
        return a.lt(scalar);
    }

    /// <summary>max(a, slope · a): a leaky rectifier.</summary>
    public static Tensor LeakyRelu(Tensor a, double slope = 0.01)
    {
        using var scalar = Scalars.Of(slope);
        return a.leaky_relu(scalar);
    }

    /// <summary>0, 1, …, count − 1 (int64).</summary>
    public static Tensor Range(long count, Device? device = null)
    {
        using var start = Scalars.Of(0);
        using var stop = Scalars.Of(count);
        return arange(start, stop, Scalars.One, ScalarType.Int64, device);
    }

    /// <summary>The matrix product of [M, K] and [K, N], or of batches of them [B, M, K] and [B, K, N].</summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor MatrixProduct(Tensor a, Tensor b)
    {
        var fits = (a.dim(), b.dim()) switch
        {
            (2, 2) => a.size(1) == b.size(0),
            (3, 3) => a.size(0) == b.size(0) && a.size(2) == b.size(1),
            _ => false,
        };
        if (!fits)
        {
            throw new ArgumentException($"shapes [{string.Join(", ", a.shape)}] and [{string.Join(", ", b.shape)}] do not multiply");
        }

        return a.dim() == 2 ? a.mm(b) : a.bmm(b);
    }

    /// <summary>The entropy −Σ exp(l) · l in nats over the last dimension of log-probabilities l, which must be finite.</summary>
    public static Tensor Entropy(Tensor logProbabilities)
    {
        using var probabilities = logProbabilities.exp();
        using var terms = probabilities.mul(logProbabilities);
        using var sum = terms.sum(-1);
        return sum.negative();
    }
}
