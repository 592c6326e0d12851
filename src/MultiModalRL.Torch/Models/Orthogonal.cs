using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Orthogonal initialization (Saxe, McClelland and Ganguli 2014) from a named stream, so that weights depend on the
/// run's seed and not on libtorch's global generator.
/// </summary>
public static class Orthogonal
{
    /// <summary>The gain for layers that a rectifier follows.</summary>
    public static double Rectifier => Math.Sqrt(2);

    /// <summary>Fills a weight of two or more dimensions: the rows (outputs) × (all else) matrix becomes semi-orthogonal, times the gain.</summary>
    public static void Fill(Tensor weight, double gain, RandomStream random)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var rows = weight.shape[0];
        var columns = weight.numel() / rows;
        var (tall, wide) = (Math.Max(rows, columns), Math.Min(rows, columns));
        var values = new double[tall * wide];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextGaussian();
        }

        var (q, r) = linalg.qr(from_array(values).reshape(tall, wide));
        var oriented = q.mul(r.diagonal().sign());
        var matrix = rows >= columns ? oriented : oriented.t();
        var scaled = matrix.mul(from_array(new[] { gain }));
        weight.copy_(scaled.to(float32).reshape(weight.shape));
    }

    /// <summary>Orthogonal weight, zero bias.</summary>
    public static DenseLayer Linear(long inputs, long outputs, double gain, RandomStream random, bool hasBias = true)
    {
        var layer = new DenseLayer(inputs, outputs, hasBias);
        Fill(layer.Weight, gain, random);
        return layer;
    }

    /// <summary>A convolution with orthogonal weight, zero bias.</summary>
    public static ConvolutionLayer Convolution(long inputs, long outputs, double gain, RandomStream random, long rowStride = 1, long columnStride = 1)
    {
        var layer = new ConvolutionLayer(inputs, outputs, rowStride, columnStride);
        Fill(layer.Weight, gain, random);
        return layer;
    }

    /// <summary>A table of standard normal rows times a scale.</summary>
    public static void Normal(Tensor weight, double scale, RandomStream random)
    {
        var values = new float[weight.numel()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(scale * random.NextGaussian());
        }

        using var quiet = no_grad();
        using var source = from_array(values);
        using var shaped = source.reshape(weight.shape);
        weight.copy_(shaped);
    }
}
