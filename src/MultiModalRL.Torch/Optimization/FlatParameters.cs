using System.Collections.Immutable;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Trainable parameters of a module as one single-precision vector, and their gradients as another: the module's own
/// tensors become views of them, so that clipping and an optimizer's step are a handful of operations on one tensor.
/// Make it after the module is on its device and frozen parameters are marked; from then on never move the module and
/// never call its <c>zero_grad</c> (it drops the views; take <see cref="ZeroGradients"/>). Not thread-safe.
/// </summary>
public sealed class FlatParameters : IDisposable
{
    // 64 bytes: every view starts on a cache line, as a tensor of its own would.
    private const long Alignment = 16;

    private readonly WeightCopy[] copies;

    /// <summary>Flattens the module's parameters that require gradients.</summary>
    /// <param name="module">The module.</param>
    /// <param name="include">Which of them, by name; all without it. Two groups of one module may have a vector each.</param>
    /// <exception cref="ArgumentException">None is left, or they differ in device, or one is not single-precision.</exception>
    public FlatParameters(nn.Module module, Func<string, bool>? include = null)
    {
        var chosen = module.named_parameters()
            .Where(named => named.parameter.requires_grad && (include is null || include(named.name)))
            .ToImmutableArray();
        if (chosen.IsEmpty)
        {
            throw new ArgumentException("no parameter requires gradients and is included");
        }

        RequireUniform(chosen);
        copies = WeightCopy.In(module);
        Entries = Place(chosen, out var length);
        var device = chosen[0].parameter.device;
        Values = zeros(length, ScalarType.Float32, device).DetachFromDisposeScope();
        Gradients = zeros(length, ScalarType.Float32, device).DetachFromDisposeScope();
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        foreach (var (entry, (_, parameter)) in Entries.Zip(chosen))
        {
            var view = Values.narrow(0, entry.Offset, entry.Count).view([.. entry.Shape]);
            view.copy_(parameter);
            parameter.set_(view);
            var gradient = Gradients.narrow(0, entry.Offset, entry.Count).view([.. entry.Shape]);
            using var earlier = parameter.grad;
            if (earlier is not null)
            {
                gradient.copy_(earlier);
            }

            parameter.grad = gradient;
        }
    }

    /// <summary>
    /// The values, [length]; owned. Gaps between parameters are zero and stay so. Whoever writes into them calls
    /// <see cref="Changed"/>.
    /// </summary>
    public Tensor Values { get; }

    /// <summary>The gradients, [length]; owned. A backward pass adds to them.</summary>
    public Tensor Gradients { get; }

    /// <summary>Which parameter lies where.</summary>
    public ImmutableArray<FlatEntry> Entries { get; }

    /// <summary>How many numbers are trained, gaps not counted.</summary>
    public long Count => Entries.Sum(entry => entry.Count);

    /// <summary>Marks parameters, by name, as not trained (no gradients are computed for them); before flattening.</summary>
    public static void Freeze(nn.Module module, Func<string, bool> frozen)
    {
        foreach (var (name, parameter) in module.named_parameters())
        {
            if (frozen(name))
            {
                parameter.requires_grad = false;
            }
        }
    }

    /// <summary>Copies other values of the same length, untracked, over all of them.</summary>
    public void Overwrite(Tensor values)
    {
        using var untracked = no_grad();
        Values.copy_(values);
        Changed();
    }

    /// <summary>Told that the values are others now: copies of them in lower precision are forgotten.</summary>
    public void Changed()
    {
        foreach (var copy in copies)
        {
            copy.Forget();
        }
    }

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients() => Gradients.zero_();

    /// <summary>
    /// Scales the gradients so that their Euclidean norm is at most a bound (Pascanu et al. 2013, as PyTorch computes
    /// it: factor = min(1, bound / (norm + 10⁻⁶))). Nothing waits for the device.
    /// </summary>
    /// <param name="maximumNorm">The bound; 0 for none.</param>
    /// <returns>The norm before, a single number on the device; it belongs to the caller's dispose scope.</returns>
    public Tensor ClipGradients(double maximumNorm)
    {
        var norm = Gradients.norm();
        if (maximumNorm <= 0)
        {
            return norm;
        }

        using var padded = norm.add(Scalars.NormPadding, Scalars.One);
        using var inverse = padded.reciprocal();
        using var factor = Ops.Scale(inverse, maximumNorm);
        using var bounded = factor.clamp_max(Scalars.One);
        Gradients.mul_(bounded);
        return norm;
    }

    /// <summary>Frees the two vectors' handles; the module's views keep what they need.</summary>
    public void Dispose()
    {
        Values.Dispose();
        Gradients.Dispose();
    }

    private static ImmutableArray<FlatEntry> Place(ImmutableArray<(string name, Parameter parameter)> chosen, out long length)
    {
        var entries = ImmutableArray.CreateBuilder<FlatEntry>(chosen.Length);
        length = 0;
        foreach (var (name, parameter) in chosen)
        {
            entries.Add(new FlatEntry(name, [.. parameter.shape], length));
            length = (length + parameter.numel() + Alignment - 1) / Alignment * Alignment;
        }

        return entries.MoveToImmutable();
    }

    private static void RequireUniform(ImmutableArray<(string name, Parameter parameter)> chosen)
    {
        var device = chosen[0].parameter.device.ToString();
        foreach (var (name, parameter) in chosen)
        {
            if (parameter.dtype != ScalarType.Float32 || parameter.device.ToString() != device)
            {
                throw new ArgumentException(
                    $"parameter {name} is {parameter.dtype} on {parameter.device}: expected Float32 on {device}");
            }
        }
    }
}
