using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>A model that learns, step by step.</summary>
internal sealed class Training : IDisposable
{
    private readonly ulong seed;
    private readonly FlatParameters parameters;

    public Training(ulong seed)
    {
        this.seed = seed;
        Model = new Mlp(seed);
        parameters = new FlatParameters(Model);
        Adam = new FlatAdam(parameters, new AdamOptions { Epsilon = 1e-5, WeightDecay = 0.01 });
    }

    public Mlp Model { get; }

    public FlatAdam Adam { get; }

    public void Run(long from, long to)
    {
        for (var step = from; step < to; step++)
        {
            using var scope = NewDisposeScope();
            parameters.ZeroGradients();
            Model.Loss(seed, step).backward();
            parameters.ClipGradients(0.5);
            Adam.Step(0.01);
        }
    }

    public void Take(Training other)
    {
        using var quiet = no_grad();
        parameters.Values.copy_(other.parameters.Values);
    }

    public void Dispose()
    {
        Adam.Dispose();
        parameters.Dispose();
        Model.Dispose();
    }
}
