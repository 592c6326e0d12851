using MultiModalRL.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// A family of distributions over the actions of an environment: drawn from on the host, a row at a time, and
/// differentiated on the device, a batch at a time. A row's distribution is described by <see cref="Width"/> numbers
/// (log-probabilities, or a mean and a log-deviation).
/// </summary>
internal abstract class ActionDistribution
{
    /// <summary>Numbers that describe a row's distribution.</summary>
    public abstract int Width { get; }

    /// <summary>The field of the extras that holds a drawn action as the log-probability takes it; null where the action itself does.</summary>
    public virtual NamedSpace? Draw => null;

    /// <summary>Draws a row's action, and returns its log-probability.</summary>
    public abstract float Sample(ReadOnlySpan<float> row, RandomStream random, Columns actions, Span<float> draw, int place);

    /// <summary>Takes a row's most probable action, and returns its log-probability.</summary>
    public abstract float Greedy(ReadOnlySpan<float> row, Columns actions, Span<float> draw, int place);

    /// <summary>Chosen actions on the device, as the log-probability takes them.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="draws">What <see cref="Draw"/> holds of them; empty without it.</param>
    /// <param name="device">The device.</param>
    public abstract Tensor Chosen(Columns actions, ReadOnlySpan<float> draws, torch.Device device);

    /// <summary>log p of chosen actions [N].</summary>
    public abstract Tensor LogProbability(Tensor described, Tensor chosen);

    /// <summary>Entropy in nats [N].</summary>
    public abstract Tensor Entropy(Tensor described);
}
