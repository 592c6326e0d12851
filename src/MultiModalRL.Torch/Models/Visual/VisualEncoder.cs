using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Pixels to one feature vector a cell; derive from it to add one of your own. Hidden cells enter as zeros, whatever
/// their pixels: changing what is not revealed changes no bit of the result, which tests hold every encoder to.
/// </summary>
public abstract class VisualEncoder : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly PixelScale intensity;
    private readonly ScalarType features;

    /// <summary>Takes what all encoders need.</summary>
    protected VisualEncoder(string name, PartContext context) : base(name)
    {
        ArgumentNullException.ThrowIfNull(context);
        (Side, features) = (context.Shape.Side, context.Features);
        intensity = new PixelScale(context.Shape.Image.Channels, context.Options.StandardizePixels);
        // By name: a field of a base class is not found by RegisterComponents, and would stay behind on the processor.
        register_module(nameof(intensity), intensity);
    }

    /// <summary>Cells along each side.</summary>
    protected int Side { get; }

    /// <summary>Encodes.</summary>
    /// <param name="pixels">uint8 [N, H, W, C].</param>
    /// <param name="revealed">float [N, cells], row by row: 1 where the cell may be seen.</param>
    /// <returns>[N, cells, <see cref="ModelOptions.CellWidth"/>], in the type of <see cref="PartContext.Features"/>.</returns>
    public abstract override Tensor forward(Tensor pixels, Tensor revealed);

    internal void Standardize(float[] means, float[] deviations) => intensity.Standardize(means, deviations);

    /// <summary>
    /// Splits pixels into cells and blanks the hidden ones: [N, G, p, G, p, C] for G cells of p pixels a side, in the
    /// type of <see cref="PartContext.Features"/>; viewed as [N, H, W, C] it is the image again.
    /// </summary>
    protected Tensor VisibleCells(Tensor pixels, Tensor revealed)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(revealed);
        var (count, height, width, channels) = (pixels.size(0), pixels.size(1), pixels.size(2), pixels.size(3));
        using var cells = pixels.view(count, Side, height / Side, Side, width / Side, channels);
        using var mask = revealed.view(count, Side, 1, Side, 1, 1);
        var shown = intensity.Apply(cells.to(float32)).mul_(mask);
        return Ops.ToType(shown, features);
    }

    /// <summary>The visible pixels as [N, C, H, W] in the channels-last strides that libtorch's convolutions are fastest with.</summary>
    protected Tensor VisibleMaps(Tensor pixels, Tensor revealed)
    {
        using var cells = VisibleCells(pixels, revealed);
        using var image = cells.view(pixels.shape);
        return image.permute(0, 3, 1, 2);
    }

    /// <summary>The visible pixels of each cell as one vector: [N · cells, p · p · C].</summary>
    protected Tensor VisiblePatches(Tensor pixels, Tensor revealed)
    {
        var cells = VisibleCells(pixels, revealed);
        return cells.permute(0, 1, 3, 2, 4, 5).reshape(cells.size(0) * Side * Side, -1);
    }
}
