using MultiModalRL.Core;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MultiModalRL.Torch;

/// <summary>
/// Scaled dot-product attention (Vaswani et al. 2017, eq. 1) with one query a head, made from the question, over the
/// cells: a head can pick a cell by what it shows or by where it is.
/// </summary>
internal sealed class Attention : Module
{
    private readonly DenseLayer queries;
    private readonly DenseLayer keys;
    private readonly DenseLayer values;
    private readonly int heads;
    private readonly int width;

    public Attention(int cellWidth, int questionWidth, int heads, SeedSequence seeds) : base(nameof(Attention))
    {
        (this.heads, width) = (heads, cellWidth / heads);
        queries = Orthogonal.Linear(questionWidth, cellWidth, 1, seeds.Stream("queries"));
        keys = Orthogonal.Linear(cellWidth, cellWidth, 1, seeds.Stream("keys"));
        values = Orthogonal.Linear(cellWidth, cellWidth, 1, seeds.Stream("values"));
        RegisterComponents();
    }

    /// <summary>What the heads read: cells [N, cells, width] and question [N, width] to [N, width].</summary>
    public Tensor Read(Tensor cells, Tensor question)
    {
        var (count, places) = (cells.size(0), cells.size(1));
        using var query = queries.forward(question);
        using var key = keys.forward(cells);
        using var value = values.forward(cells);
        using var products = key.view(count, places, heads, width).mul(query.view(count, 1, heads, width));
        using var scores = products.sum(-1);
        using var weights = Ops.Softmax(Ops.Scale(scores, 1 / Math.Sqrt(width)), 1);
        using var weighted = weights.unsqueeze(-1).mul(value.view(count, places, heads, width));
        return weighted.sum(1).flatten(1);
    }
}
