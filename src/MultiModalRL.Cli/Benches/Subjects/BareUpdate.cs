using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>Forward, backward, clipping and Adam on one batch that is ready: an update of PPO with nothing around it.</summary>
/// <param name="module">What is trained.</param>
/// <param name="forward">Log-probabilities [N, actions] and values [N], in the caller's dispose scope.</param>
/// <param name="tensors">Where the batch comes from.</param>
/// <param name="batch">N.</param>
/// <param name="actions">How many actions.</param>
internal sealed class BareUpdate(
    nn.Module module, Func<(Tensor LogProbabilities, Tensor Values)> forward, ReadyTensors tensors, int batch, int actions) : IDisposable
{
    private readonly FlatParameters parameters = new(module);
    private readonly Surrogate surrogate = new(tensors.Longs(actions, batch, 1), tensors.Floats(batch), tensors.Floats(batch), tensors.Floats(batch));
    private FlatAdam? adam;

    /// <summary>Updates once; returns N.</summary>
    public long Run()
    {
        using var scope = NewDisposeScope();
        adam ??= new FlatAdam(parameters, new AdamOptions { Epsilon = 1e-5 });
        var (logProbabilities, values) = forward();
        var loss = surrogate.Of(logProbabilities, values);
        parameters.ZeroGradients();
        loss.backward();
        _ = parameters.ClipGradients(0.5);
        adam.Step(1e-4);
        return batch;
    }

    /// <summary>Waits for the device.</summary>
    public void Wait() => parameters.Gradients.narrow(0, 0, 1).cpu().Dispose();

    public void Dispose()
    {
        adam?.Dispose();
        parameters.Dispose();
    }
}
