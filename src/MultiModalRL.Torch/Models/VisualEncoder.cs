using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Pixels to one feature vector a cell. Hidden cells enter as zeros, whatever their pixels.</summary>
internal abstract class VisualEncoder(string name) : nn.Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>A visible byte v enters as v/127.5 − 1, centred; the fusion is told which cells are hidden.</summary>
    protected static (float Scale, float Offset) Intensity => (1f / 127.5f, 1);

    /// <summary>Splits pixels into cells and blanks the hidden ones: float [N, G, p, G, p, C].</summary>
    protected static Tensor VisibleCells(Tensor pixels, Tensor revealed, int side, Tensor scale, Tensor offset)
    {
        var shape = pixels.shape;
        var (count, height, width, channels) = (shape[0], shape[1], shape[2], shape[3]);
        var cells = pixels.view(count, side, height / side, side, width / side, channels).to(float32);
        var shown = cells.mul_(scale).sub_(offset);
        return shown.mul_(revealed.view(count, side, 1, side, 1, 1));
    }
}
