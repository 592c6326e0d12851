using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A number or several that no training changes and no file holds. TorchSharp moves parameters and persistent buffers
/// alone; this moves with the module it is a field of.
/// </summary>
internal sealed class Constant : nn.Module
{
    private Tensor value;

    /// <param name="value">What it is; owned.</param>
    public Constant(Tensor value) : base(nameof(Constant)) => this.value = value.DetachFromDisposeScope();

    /// <summary>The numbers, on the device of the module.</summary>
    public Tensor Value => value;

    /// <inheritdoc/>
    // Where a module registers what it consists of, this would become a buffer, which files hold.
    protected override void RegisterComponents()
    {
    }

    /// <inheritdoc/>
    protected override void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
    {
        base._toEpilog(dtype, device, non_blocking);
        if (device is null)
        {
            return;
        }

        var before = value;
        value = before.to(device, copy: true).DetachFromDisposeScope();
        before.Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            value.Dispose();
        }

        base.Dispose(disposing);
    }
}
