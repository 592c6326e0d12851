using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// What a price in [0, 1] adds to hidden units before their rectifier, or to logits and values: a linear map of cos(π·i·λ), i = 1 … 16 (the
/// embedding of a number by Dabney et al. 2018, Implicit Quantile Networks, eq. 4). It is zero at first, so that a model
/// begins as the one that is not shown the price.
/// </summary>
public sealed class PriceLayer : nn.Module<Tensor, Tensor>
{
    private const int Cosines = 16;

    private readonly DenseLayer map;
    private readonly Constant frequencies;

    /// <summary>Makes one.</summary>
    /// <param name="outputs">How many numbers it adds to.</param>
    public PriceLayer(long outputs)
        : base(nameof(PriceLayer))
    {
        map = new DenseLayer(Cosines, outputs, hasBias: false);
        using (no_grad())
        {
            map.Weight.zero_();
        }

        frequencies = new Constant(from_array(Array.ConvertAll([.. Enumerable.Range(1, Cosines)], i => (float)(Math.PI * i))));
        RegisterComponents();
    }

    /// <summary>[N, outputs] of prices [N, 1].</summary>
    public override Tensor forward(Tensor price) => map.forward(price.mul(frequencies.Value).cos());
}
