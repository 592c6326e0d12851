using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>A small network, with weights and batches from a managed stream.</summary>
internal sealed class Mlp : nn.Module<Tensor, Tensor>
{
    private readonly Linear first;
    private readonly Linear second;

    public Mlp(ulong seed) : base(nameof(Mlp))
    {
        first = nn.Linear(8, 32);
        second = nn.Linear(32, 4);
        RegisterComponents();
        var random = new RandomStream(seed);
        using var quiet = no_grad();
        foreach (var parameter in parameters())
        {
            using var values = Normal(ref random, parameter.shape, 0.3f);
            parameter.copy_(values);
        }
    }

    public static Tensor Normal(ref RandomStream random, long[] shape, float scale = 1)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scale * (float)random.NextGaussian();
        }

        return tensor(values).reshape(shape);
    }

    public override Tensor forward(Tensor input)
    {
        using var hidden = first.forward(input);
        using var active = hidden.tanh();
        return second.forward(active);
    }

    /// <summary>Loss of the n-th batch: squared error against a fixed function of the input.</summary>
    public Tensor Loss(ulong seed, long batch)
    {
        var random = new RandomStream(RandomStream.Combine(seed, (ulong)batch));
        var input = Normal(ref random, [16, 8]);
        var target = Ops.AddScaled(input.narrow(1, 0, 4), input.narrow(1, 4, 4), -0.5);
        return Ops.Square(forward(input) - target).mean();
    }

    public byte[] Weights() => parameters().SelectMany(parameter => parameter.bytes.ToArray()).ToArray();
}
