using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// What the encoders and the fusion made of observations. Where these are not trained it stays true, so that an update of the
/// heads needs none of them again.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="device">Where it is.</param>
internal sealed class KeptUnderstanding(MultiModalModel model, torch.Device device) : IDisposable
{
    private Tensor? cells;
    private Tensor? fused;
    private Tensor? question;
    private int capacity;

    /// <summary>How many of the observations that were appended are kept, from the first one on.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that one observation takes.</summary>
    public static long BytesEach(MultiModalModel model, int cells) =>
        4L * ((model.ReadsCells ? cells : 0) * model.Options.CellWidth + 2 * model.Options.FusedWidth);

    /// <summary>Begins anew, with room for a number of observations.</summary>
    public void Begin(int newCapacity)
    {
        if (newCapacity > capacity)
        {
            Release();
            capacity = newCapacity;
        }

        Count = 0;
    }

    /// <summary>Appends the next observations'.</summary>
    public void Add(in Understanding understanding)
    {
        Put(Count, understanding);
        Count += (int)understanding.Fused.size(0);
    }

    /// <summary>Keeps observations' from a place on.</summary>
    public void Put(int at, in Understanding understanding)
    {
        if (model.ReadsCells)
        {
            Copy(understanding.Cells, ref cells, at);
        }
        else
        {
            // Nobody reads them: none of each is kept, of the same width.
            cells ??= empty([capacity, 0, understanding.Cells.size(2)], understanding.Cells.dtype, device).DetachFromDisposeScope();
        }

        Copy(understanding.Fused, ref fused, at);
        Copy(understanding.Question, ref question, at);
    }

    /// <summary>That of some of them.</summary>
    /// <param name="index">Which: int64 [N].</param>
    public Understanding Of(Tensor index) =>
        new(cells!.index_select(0, index), fused!.index_select(0, index), question!.index_select(0, index));

    /// <summary>What the heads make of some of them.</summary>
    /// <param name="index">Which: int64 [N].</param>
    /// <param name="price">float [N, 1], or null where it is not shown.</param>
    /// <param name="legalAnswers">uint8 [N, answers], or null where all are legal.</param>
    public ModelOutput Decide(Tensor index, Tensor? price, Tensor? legalAnswers) => model.Decide(Of(index), price, legalAnswers);

    public void Dispose() => Release();

    private void Copy(Tensor source, ref Tensor? target, int at)
    {
        target ??= empty([capacity, .. source.shape[1..]], source.dtype, device).DetachFromDisposeScope();
        using var place = target.narrow(0, at, source.size(0));
        place.copy_(source);
    }

    private void Release()
    {
        cells?.Dispose();
        fused?.Dispose();
        question?.Dispose();
        (cells, fused, question) = (null, null, null);
    }
}
