using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A strided convolution, then residual blocks x + conv(relu(conv(relu(x)))) (He et al. 2016b, without
/// normalization: results must not depend on the batch). The blocks' last convolutions start small, so that the stage
/// starts near the strided convolution alone (Zhang, Dauphin and Ma 2019).
/// </summary>
internal sealed class ResidualStage : nn.Module<Tensor, Tensor>
{
    private const double LastGain = 0.1;

    private readonly ConvolutionLayer strided;
    private readonly ModuleList<ConvolutionLayer> first;
    private readonly ModuleList<ConvolutionLayer> second;

    public ResidualStage(long inputs, long outputs, CellStride stride, int blocks, SeedSequence seeds) : base(nameof(ResidualStage))
    {
        strided = Orthogonal.Convolution(inputs, outputs, Orthogonal.Rectifier, seeds.Stream("strided"), stride.Rows, stride.Columns);
        first = nn.ModuleList(Enumerable.Range(0, blocks)
            .Select(block => Orthogonal.Convolution(outputs, outputs, Orthogonal.Rectifier, seeds.Stream($"first{block}"))).ToArray());
        second = nn.ModuleList(Enumerable.Range(0, blocks)
            .Select(block => Orthogonal.Convolution(outputs, outputs, LastGain, seeds.Stream($"second{block}"))).ToArray());
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var maps = strided.forward(input);
        foreach (var (inner, outer) in first.Zip(second))
        {
            maps = Ops.Add(maps, outer.forward(inner.forward(maps.relu()).relu_()));
        }

        return maps;
    }
}
