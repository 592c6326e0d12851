using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A parameter in another type than it is stored in. Acting, it is converted once and kept until the weights change:
/// whoever changes them says so (<see cref="FlatParameters"/>, <see cref="FlatAdam"/> and <see cref="WeightsFile"/> do).
/// Outside of inference mode it is converted each time, as gradients go through the conversion.
/// </summary>
internal sealed class WeightCopy : nn.Module
{
    private Tensor? kept;

    public WeightCopy() : base(nameof(WeightCopy))
    {
    }

    /// <summary>Forgets all copies in a module: its weights change, or have.</summary>
    public static void ForgetAll(nn.Module module) => Array.ForEach(In(module), copy => copy.Forget());

    /// <summary>All in a module.</summary>
    public static WeightCopy[] In(nn.Module module) => [.. module.modules().OfType<WeightCopy>()];

    /// <summary>The parameter in a type. What is kept belongs to this, what is not to the caller's dispose scope.</summary>
    public Tensor Of(Parameter weight, ScalarType type)
    {
        if (weight.dtype == type)
        {
            return weight;
        }

        if (!is_inference_mode_enabled())
        {
            return weight.to(type);
        }

        if (kept?.dtype != type)
        {
            Forget();
            kept = weight.to(type).DetachFromDisposeScope();
        }

        return kept;
    }

    /// <summary>How often weights changed.</summary>
    public long Changes { get; private set; }

    /// <summary>Forgets what is kept: the weights change, or have.</summary>
    public void Forget()
    {
        Changes++;
        kept?.Dispose();
        kept = null;
    }

    /// <inheritdoc/>
    // Where a module registers what it consists of, this would become a buffer, which files hold.
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc/>
    protected override void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
    {
        Forget();
        base._toEpilog(dtype, device, non_blocking);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
        }

        base.Dispose(disposing);
    }
}
